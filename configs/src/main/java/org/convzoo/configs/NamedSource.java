package org.convzoo.configs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Images as a person names them on a command line: a folder, a table, the type of a source, or YAML in braces. */
public final class NamedSource {

    private NamedSource() {}

    /**
     * Images as a configuration would have them. A folder or table in the working directory comes before a type of the
     * same name, and that before one in the data home, which has folders called as the types are.
     *
     * @param argument what messages call the name, e.g. {@code --source}
     * @param source a folder, a table ({@code .csv}, {@code .tsv}) of the images, a type such as {@code mnist}, or
     *     YAML as {@code data.source} would have it
     * @param locator where folders and tables are looked for
     * @throws UserException of the kind WRONG_USAGE if it is none of these
     * @throws InvalidConfigException with every problem of the YAML
     */
    public static DataConfig read(String argument, String source, DataLocator locator) {
        if (source.startsWith("{")) {
            return ConfigReader.readData(List.of("data.source=" + source));
        }
        return files(nearby(source, locator))
                .or(() -> type(source))
                .or(() -> files(found(source, locator)))
                .orElseThrow(
                        () -> UserException.wrongUsage(
                                argument + " " + source
                                        + " is neither a folder nor a table" + looked(source, locator)
                                        + ", nor the type of a source;"
                                        + " give a folder or a table (.csv, .tsv) that exists, a type such as mnist, or YAML in braces"));
    }

    private static Optional<Path> nearby(String source, DataLocator locator) {
        try {
            return Optional.of(locator.workingDirectory().resolve(source));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static Optional<Path> found(String source, DataLocator locator) {
        return nearby(source, locator).flatMap(possible -> locator.lookFor(source));
    }

    private static String looked(String source, DataLocator locator) {
        return nearby(source, locator)
                .map(possible -> " " + locator.looked(source))
                .orElse("");
    }

    private static Optional<DataConfig> files(Optional<Path> place) {
        return place.flatMap(path -> {
                    if (Files.isDirectory(path)) {
                        return Optional.of("{type: imageFolder, directory: " + quoted(path) + "}");
                    }
                    return isTable(path) ? Optional.of("{type: csv, file: " + quoted(path) + "}") : Optional.empty();
                })
                .map(source -> ConfigReader.readData(List.of("data.source=" + source)));
    }

    private static Optional<DataConfig> type(String source) {
        try {
            return Optional.of(
                    ConfigReader.readData(List.of("data.source={type: \"" + source.replace("\"", "") + "\"}")));
        } catch (InvalidConfigException noType) {
            return Optional.empty();
        }
    }

    /** As YAML has it. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static boolean isTable(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".tsv")) && Files.isRegularFile(path);
    }
}
