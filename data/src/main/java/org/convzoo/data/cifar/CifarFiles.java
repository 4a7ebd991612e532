package org.convzoo.data.cifar;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a data set, wherever they are stored. */
interface CifarFiles {

    /** The folder or the archive that holds them. */
    Path place();

    /** The names of the files of records, sorted; of a file and its gzipped twin only the first. */
    List<String> names();

    /** The images of one of {@link #names()}. */
    CifarRecords records(String name);

    /** The name that a file has before it is gzipped. */
    static String withoutGz(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /** The names of the classes, if a file tells them. */
    Optional<List<String>> classNames();
}
