package org.convzoo.configs;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The folder of downloads: {@code CONVZOO_DATA}, else {@code convzoo} in the place where the system keeps caches. */
final class DataHome {

    private DataHome() {}

    static Path of(Map<String, String> environment, String operatingSystem, Path userHome) {
        Optional<Path> chosen = variable(environment, "CONVZOO_DATA");
        if (chosen.isPresent()) {
            return chosen.get();
        }
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        Path caches;
        if (system.startsWith("windows")) {
            caches = variable(environment, "LOCALAPPDATA").orElse(userHome.resolve("AppData/Local"));
        } else if (system.startsWith("mac")) {
            caches = userHome.resolve("Library/Caches");
        } else {
            // The XDG base directory specification has relative paths ignored.
            caches = variable(environment, "XDG_CACHE_HOME")
                    .filter(Path::isAbsolute)
                    .orElse(userHome.resolve(".cache"));
        }
        return caches.resolve("convzoo");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
