package org.convzoo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration whose run takes a second or two. */
final class SmallRun {

    private SmallRun() {}

    static Path writeConfig(Path folder, int trainingImages, int epochs) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), """
                name: small
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: %d, validation: 100, test: 100}
                  batchSize: 32
                training:
                  epochs: %d
                  optimizer: {type: adam, learningRate: 0.002}
                  schedule: {type: cosine}
                """.formatted(trainingImages, epochs));
    }
}
