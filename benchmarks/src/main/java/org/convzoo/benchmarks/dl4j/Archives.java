package org.convzoo.benchmarks.dl4j;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names libraries with their versions. */
final class Archives {

    private Archives() {}

    /** The archives that these classes came from, such as {@code dnnl-3.11-1.5.13}. */
    static String of(Class<?>... classes) {
        return Arrays.stream(classes)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .map(path -> Path.of(path).getFileName().toString().replace(".jar", ""))
                .collect(Collectors.joining(", "));
    }
}
