package org.convzoo.zoo.loading;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Weights that are not part of the project: in {@code CONVZOO_DATA}, else beside the project. */
final class RealWeights {

    private RealWeights() {}

    /** A file of the folder {@code weights}; the test is skipped if it is absent. */
    static Path file(String name) {
        String home = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path file = (home == null ? Path.of("../../shared/data") : Path.of(home))
                .resolve("weights")
                .resolve(name);
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: no file " + file.toAbsolutePath().normalize()
                        + "; set CONVZOO_DATA to the folder that has weights/" + name);
        return file;
    }
}
