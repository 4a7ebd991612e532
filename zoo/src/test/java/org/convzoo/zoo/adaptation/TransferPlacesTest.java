package org.convzoo.zoo.adaptation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.InvalidConfigException;
import org.convzoo.zoo.Zoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the network itself has against a transfer, at its line and column. */
class TransferPlacesTest {

    private static final String RUN = """
            name: places
            model: {architecture: vgg16}
            data:
              source: {type: printedDigits}
            transfer:
              after: block5_pool
              head: linear
              phases:
                - name: warm-up
                  train: head
                  epochs: 1
                  optimizer: {type: adam}
                - name: fine-tune
                  train: last block
                  epochs: 1
                  optimizer: {type: adam}
            """;

    @TempDir
    private Path folder;

    private void assertRefused(String yaml, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("run.yaml"), yaml);
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> ConfigReader.read(file, List.of(), Zoo::check))
                .withMessageContaining(file + ":" + problem);
    }

    @Test
    void aLayerToCutAfter() throws IOException {
        ConfigReader.read(Files.writeString(folder.resolve("good.yaml"), RUN), List.of(), Zoo::check);

        assertRefused(
                RUN.replace("after: block5_pool", "after: block5_pol"),
                "6:10: transfer.after: vgg16 has no layer block5_pol (did you mean block5_pool?); `convzoo zoo"
                        + " describe vgg16` shows all");
        assertRefused(
                RUN.replace("after: block5_pool", "after: predictions"),
                "6:10: transfer.after: layer predictions of vgg16 already names the classes; cut below it, such as"
                        + " after block5_pool");
    }

    @Test
    void aLayerToTrainFrom() throws IOException {
        assertRefused(
                RUN.replace("train: last block", "train: from block5_conv4"),
                "14:14: transfer.phases.1.train: vgg16 has no layer block5_conv4 (did you mean block5_conv1?); `convzoo"
                        + " zoo describe vgg16` shows all");
        assertRefused(
                RUN.replace("train: last block", "train: last 99 blocks"),
                "14:14: transfer.phases.1.train: the body of vgg16 has 5 blocks, so its last 99 cannot be trained;"
                        + " write all to train every layer");
    }

    @Test
    void anInputThatTheBodyCannotTake() throws IOException {
        assertRefused(
                RUN.replace("{architecture: vgg16}", "{architecture: vgg16, input: 16x16x3}"),
                "2:37: model.input: vgg16 cannot take images of 16x16x3: only 1x1x512 is left at layer block5_pool; the"
                        + " smallest square input that works is 32x32x3");
        assertRefused(
                RUN.replace("{architecture: vgg16}", "{architecture: vgg16, input: 64x64x4}"),
                "2:37: model.input: images have 1 channel (grey) or 3 (RGB), got 4 in 64x64x4; choose 64x64x1 or"
                        + " 64x64x3");
    }

    @Test
    void aNetworkThatDoesNotExist() throws IOException {
        assertRefused(
                RUN.replace("architecture: vgg16", "architecture: resnt18"),
                "2:23: model.architecture: there is no network named resnt18 (did you mean resnet18?); the zoo has ");
    }
}
