package org.convzoo.configs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Images as a person names them on a command line: a folder, a table, the type of a source, or YAML in braces. */
public final class NamedSource {

    private NamedSource() {}

    /**
     * Images as a configuration would have them.
     *
     * @param argument what messages call the name, e.g. {@code --source}
     * @param source a folder, a table ({@code .csv}, {@code .tsv}) of the images, a type such as {@code mnist}, or
     *     YAML as {@code data.source} would have it
     * @throws UserException of the kind WRONG_USAGE if it is none of these
     * @throws InvalidConfigException with every problem of the YAML
     */
    public static DataConfig read(String argument, String source) {
        if (source.startsWith("{")) {
            return ConfigReader.readData(List.of("data.source=" + source));
        }
        if (isFolder(source)) {
            return ConfigReader.readData(List.of("data.source={type: imageFolder, directory: " + path(source) + "}"));
        }
        if (isTable(source)) {
            return ConfigReader.readData(List.of("data.source={type: csv, file: " + path(source) + "}"));
        }
        try {
            return ConfigReader.readData(List.of("data.source={type: \"" + source.replace("\"", "") + "\"}"));
        } catch (InvalidConfigException neither) {
            throw UserException.wrongUsage(argument + " " + source
                    + " is neither a folder nor the type of a source; give a"
                    + " folder or a table (.csv, .tsv) that exists, a type such as mnist, or YAML in braces");
        }
    }

    /** As YAML has it. */
    private static String path(String source) {
        return "'" + Path.of(source).toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static boolean isTable(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        try {
            return (name.endsWith(".csv") || name.endsWith(".tsv")) && Files.isRegularFile(Path.of(source));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    private static boolean isFolder(String source) {
        try {
            return Files.isDirectory(Path.of(source));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
