package org.convzoo.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds an interpreter. */
final class Python {

    /** The first on the path is not always the one that the distribution installs its modules for. */
    private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

    private Python() {}

    /** One that can import PyTorch. */
    static Optional<String> withPyTorch() {
        return INTERPRETERS.stream().filter(Python::importsTorch).findFirst();
    }

    private static boolean importsTorch(String interpreter) {
        try {
            return new ProcessBuilder(interpreter, "-c", "import torch")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchInterpreter) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
