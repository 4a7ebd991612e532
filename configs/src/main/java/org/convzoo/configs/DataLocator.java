package org.convzoo.configs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a file or folder that a run names is looked for: beside the configuration, in the working directory, in the
 * data home.
 *
 * @param configDirectory holds the run's configuration file; null if there is none
 * @param workingDirectory the process's own
 * @param dataHome shared between runs; downloads go there
 */
public record DataLocator(@Nullable Path configDirectory, Path workingDirectory, Path dataHome) {

    /** Locations for a configuration file, with the data home from {@code CONVZOO_DATA} or the user's cache folder. */
    public static DataLocator forConfig(@Nullable Path configFile, Map<String, String> environment) {
        Path working = Path.of("").toAbsolutePath();
        Path directory = configFile == null ? null : configFile.toAbsolutePath().getParent();
        String home = environment.get("CONVZOO_DATA");
        Path dataHome = home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "convzoo")
                : Path.of(home).toAbsolutePath();
        return new DataLocator(directory, working, dataHome.normalize());
    }

    /**
     * The first place that has {@code name}.
     *
     * @throws UserException naming every place that was tried
     */
    public Path find(String name) {
        return lookFor(name)
                .orElseThrow(() -> UserException.failed(name + " was not found; looked for "
                        + candidates(name).stream().map(Path::toString).collect(Collectors.joining(", "))));
    }

    public Optional<Path> lookFor(String name) {
        return candidates(name).stream().filter(Files::exists).findFirst();
    }

    public Path inDataHome(String name) {
        return dataHome.resolve(name);
    }

    private Set<Path> candidates(String name) {
        Set<Path> candidates = new LinkedHashSet<>();
        if (configDirectory != null) {
            candidates.add(configDirectory.resolve(name));
        }
        candidates.add(workingDirectory.resolve(name));
        candidates.add(dataHome.resolve(name));
        return candidates;
    }
}
