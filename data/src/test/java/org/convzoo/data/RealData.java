package org.convzoo.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data sets that are not part of the project: in {@code CONVZOO_DATA}, else beside the project. */
public final class RealData {

    private RealData() {}

    /** The folder of a data set; the test is skipped if it is absent. */
    public static Path folder(String name) {
        String home = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path folder = (home == null ? Path.of("../../shared/data") : Path.of(home)).resolve(name);
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no folder " + folder.toAbsolutePath().normalize()
                        + "; set CONVZOO_DATA to the folder that has " + name);
        return folder;
    }
}
