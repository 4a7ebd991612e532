package org.convzoo.data.cifar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convzoo.configs.UserException;

/** The classes of a data set in words. */
final class ClassNames {

    private ClassNames() {}

    /** From the file that tells them; from memory where it is absent and the set has no others. */
    static List<String> of(CifarFiles files, CifarFormat format) {
        List<String> names = files.classNames().orElse(format.knownClassNames());
        if (names.isEmpty()) {
            throw UserException.failed(files.place() + " lacks " + format.classNamesFile() + ", which names the "
                    + format.classes() + " classes one a line; put it there, it comes with "
                    + format.archive().name());
        }
        return names;
    }

    /**
     * One name a line; empty lines do not count.
     *
     * @throws UserException if there are not as many different names as classes
     */
    static List<String> read(InputStream stream, CifarFormat format, String file, String remedy) throws IOException {
        List<String> names = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        long different = names.stream().distinct().count();
        if (names.size() != format.classes() || different < names.size()) {
            throw UserException.failed(file + " has " + names.size() + " names, " + different
                    + " of them different, but " + format.title() + " has " + format.classes() + " classes; " + remedy);
        }
        return names;
    }
}
