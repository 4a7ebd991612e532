package org.convzoo.configs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the files that a configuration names are looked for: beside the configuration, else in the working directory,
 * else in the data home.
 *
 * @param configDirectory null where there is no configuration file
 * @param workingDirectory the process's
 * @param dataHome downloads, and files shared between projects
 */
public record DataLocator(@Nullable Path configDirectory, Path workingDirectory, Path dataHome) {

    /**
     * The places for a configuration.
     *
     * @param configFile null if the configuration comes from elsewhere
     * @param environment {@code CONVZOO_DATA} names the data home; without it that is the user's cache folder
     */
    public static DataLocator forConfig(@Nullable Path configFile, Map<String, String> environment) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        Path directory = configFile == null ? null : configFile.toAbsolutePath().getParent();
        Path home = Path.of(System.getProperty("user.home"));
        Path dataHome = DataHome.of(environment, System.getProperty("os.name"), home);
        return new DataLocator(directory, workingDirectory, workingDirectory.resolve(dataHome));
    }

    /**
     * The first of the places that has a file or folder of this name.
     *
     * @param name a relative path, or an absolute one, which is then the only place
     * @throws UserException of the kind FAILED if none has; lists all of them
     */
    public Path find(String name) {
        return lookFor(name).orElseThrow(() -> notFound(name, places(name)));
    }

    /**
     * As {@link #find}, and at last in a folder of the data home.
     *
     * @param folder of the data home
     */
    public Path find(String name, String folder) {
        Map<String, Path> places = places(name);
        if (!path(name).isAbsolute()) {
            places.put(
                    "in its folder " + folder,
                    inDataHome(folder).resolve(path(name)).normalize());
        }
        return firstThatExists(places).orElseThrow(() -> notFound(name, places));
    }

    /** The first of the places that has a file or folder of this name. */
    public Optional<Path> lookFor(String name) {
        return firstThatExists(places(name));
    }

    private static Optional<Path> firstThatExists(Map<String, Path> places) {
        return places.values().stream().filter(Files::exists).findFirst();
    }

    /**
     * A name that means the same file wherever the configuration is read from: the absolute path of what lies beside
     * the configuration or in the working directory. What lies in the data home, or nowhere yet, keeps its name.
     */
    public String pinned(String name) {
        return lookFor(name)
                .filter(found -> !found.equals(inDataHome(name)))
                .map(Path::toString)
                .orElse(name);
    }

    /** Where a file of this name lies, or would lie, in the data home. */
    public Path inDataHome(String name) {
        return dataHome.resolve(path(name)).normalize();
    }

    private Map<String, Path> places(String name) {
        Path path = path(name);
        Map<String, Path> places = new LinkedHashMap<>();
        if (path.isAbsolute()) {
            places.put("at", path.normalize());
            return places;
        }
        if (configDirectory != null) {
            places.put("beside the configuration", configDirectory.resolve(path).normalize());
        }
        places.put("in the working directory", workingDirectory.resolve(path).normalize());
        places.put("in the data home", inDataHome(name));
        return places;
    }

    private static UserException notFound(String name, Map<String, Path> places) {
        String advice = places.size() == 1
                ? "correct the path"
                : "put it into one of these places, write an absolute path, or set CONVZOO_DATA to another data home";
        return UserException.failed(name + " was not found; looked " + inWords(places) + ": " + advice);
    }

    /** The places for a name, as messages list them. */
    String looked(String name) {
        return inWords(places(name));
    }

    private static String inWords(Map<String, Path> places) {
        return places.entrySet().stream()
                .map(place -> place.getKey() + " (" + place.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw UserException.failed("\"" + name + "\" cannot be a path here: " + impossible.getReason());
        }
    }
}
