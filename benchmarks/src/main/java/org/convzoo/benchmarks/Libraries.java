package org.convzoo.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where each contestant's program lies.
 *
 * @param own the class path of this process, which is the engine's
 * @param folder the module: {@code run}, the Python program and {@code target}
 */
record Libraries(String own, Path folder) {

    /** Those of this process, whose classes lie in {@code target/classes} of the module. */
    static Libraries ofThisProcess() {
        Path classes = Path.of(Libraries.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return new Libraries(
                System.getProperty("java.class.path"), classes.getParent().getParent());
    }

    /** The class path that {@code run} resolved for another contestant, after this module's own classes. */
    Optional<String> resolved(Contestant contestant) {
        Path file = folder.resolve("target/class-paths").resolve(contestant.key());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.resolve("target/classes") + ":"
                    + Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contestant that is written in Python. */
    Path python() {
        return folder.resolve("pytorch.py");
    }

    /** Where DJL unpacks its natives. */
    Path djlCache() {
        return folder.resolve("target/djl");
    }
}
