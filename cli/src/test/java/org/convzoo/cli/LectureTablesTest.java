package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of AlexNet and VGG that courses show, as {@code zoo describe} gives them. */
class LectureTablesTest {

    @Test
    void alexNetLayerByLayer() {
        assertThat(Described.of("alexnet")
                        .layers()
                        .filter(layer -> !layer.get("kind").asText().matches("local .*|dropout .*"))
                        .map(layer -> layer.get("name").asText() + " " + Described.output(layer)))
                .containsExactly(
                        "conv1 55x55x96",
                        "pool1 27x27x96",
                        "conv2 27x27x256",
                        "pool2 13x13x256",
                        "conv3 13x13x384",
                        "conv4 13x13x384",
                        "conv5 13x13x256",
                        "pool5 6x6x256",
                        "fc6 4096",
                        "fc7 4096",
                        "fc8 1000");
    }

    @Test
    void alexNetsFirstLayerHas34848WeightsAnd96Biases() {
        JsonNode conv1 = Described.of("alexnet").layer("conv1");
        assertThat(Described.weights(conv1)).isEqualTo(11 * 11 * 3 * 96).isEqualTo(34_848);
        assertThat(conv1.get("biases").asLong()).isEqualTo(96);

        CapturedTerminal terminal = new CapturedTerminal(Path.of(""));
        assertThat(terminal.run("zoo", "describe", "alexnet")).isZero();
        assertThat(terminal.out()).containsPattern("conv1 +convolution +11x11/4 +55x55x96 +34,944 +96 +105,415,200");
    }

    /** Values of each map and weights of each layer; the course writes 150K, 3.2M, 800K, 1.6M, 400K, 200K, 100K, 25K. */
    @Test
    void vgg16RowByRow() {
        List<Tuple> rows = Described.of("vgg16")
                .layers()
                .filter(layer -> layer.get("activationBytes").asLong() > 0)
                .map(layer -> Tuple.tuple(Described.output(layer), Described.values(layer), Described.weights(layer)))
                .toList();
        assertThat(rows)
                .containsExactly(
                        Tuple.tuple("224x224x64", 3_211_264L, 1_728L),
                        Tuple.tuple("224x224x64", 3_211_264L, 36_864L),
                        Tuple.tuple("112x112x64", 802_816L, 0L),
                        Tuple.tuple("112x112x128", 1_605_632L, 73_728L),
                        Tuple.tuple("112x112x128", 1_605_632L, 147_456L),
                        Tuple.tuple("56x56x128", 401_408L, 0L),
                        Tuple.tuple("56x56x256", 802_816L, 294_912L),
                        Tuple.tuple("56x56x256", 802_816L, 589_824L),
                        Tuple.tuple("56x56x256", 802_816L, 589_824L),
                        Tuple.tuple("28x28x256", 200_704L, 0L),
                        Tuple.tuple("28x28x512", 401_408L, 1_179_648L),
                        Tuple.tuple("28x28x512", 401_408L, 2_359_296L),
                        Tuple.tuple("28x28x512", 401_408L, 2_359_296L),
                        Tuple.tuple("14x14x512", 100_352L, 0L),
                        Tuple.tuple("14x14x512", 100_352L, 2_359_296L),
                        Tuple.tuple("14x14x512", 100_352L, 2_359_296L),
                        Tuple.tuple("14x14x512", 100_352L, 2_359_296L),
                        Tuple.tuple("7x7x512", 25_088L, 0L),
                        Tuple.tuple("4096", 4_096L, 102_760_448L),
                        Tuple.tuple("4096", 4_096L, 16_777_216L),
                        Tuple.tuple("1000", 1_000L, 4_096_000L));
    }

    @Test
    void vgg16InTotal() {
        Described vgg = Described.of("vgg16", "--batch", "128");
        long weights = vgg.number("/parameters/trainable") - vgg.number("/parameters/biases");
        assertThat(weights).isEqualTo(138_344_128);
        assertThat(weights * 4 / 1e6).as("megabytes of weights").isCloseTo(550, withinPercentage(1));
        assertThat(vgg.number("/activationBytes") / 4)
                .as("values of an image and all maps")
                .isEqualTo(224 * 224 * 3 + 15_087_080)
                .isCloseTo(15_200_000L, withinPercentage(1));
        assertThat(vgg.number("/activationBytes") / 1e6)
                .as("megabytes of an image's activations")
                .isCloseTo(60, withinPercentage(2));
        // 550 MB + 128 times 60 MB, both of them rounded down
        assertThat(vgg.number("/forwardBytes") / 1e9).as("gigabytes of a batch").isCloseTo(8.2, withinPercentage(2));
    }

    /** Table 2 of Simonyan and Zisserman 2015. */
    @ParameterizedTest
    @CsvSource({"vgg-a, 133", "vgg-a-lrn, 133", "vgg-b, 133", "vgg-c, 134", "vgg16, 138", "vgg19, 144"})
    void vggInMillions(String name, double millions) {
        assertThat(Described.of(name).number("/parameters/trainable") / 1e6).isCloseTo(millions, within(0.5));
    }

    @Test
    void theDigitRecogniser() {
        Described network = Described.of("digit-cnn");
        assertThat(network.layers().map(Described::output))
                .containsExactly("26x26x32", "24x24x64", "12x12x64", "12x12x64", "128", "128", "10");
        assertThat(network.layer("fc").get("parameters").asLong()).isEqualTo(9_216 * 128 + 128);
        assertThat(network.number("/parameters/trainable")).isEqualTo(1_199_882);
    }
}
