package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 1 of the papers on GoogLeNet and on residual networks, as {@code zoo describe} gives them. */
class PaperTablesTest {

    /** Rows whose printed parameters do not follow from the filters printed beside them. */
    private static final Set<String> MISPRINTED_PARAMETERS = Set.of("4a", "4c", "4d", "4e", "5a", "5b");

    /** The same for operations. */
    private static final Set<String> MISPRINTED_OPERATIONS = Set.of("5a");

    private static final double KILO = 1024;

    /** Szegedy et al. 2015: filters in the table's order, weights in units of 1,024, millions of operations. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                # module | output    | filters                 | weights, printed | operations, printed
                3a       | 28x28x256 | 64 96 128 16 32 32      |  159.5 |  159     | 128.0 | 128
                3b       | 28x28x480 | 128 128 192 32 96 64    |  379.0 |  380     | 304.3 | 304
                4a       | 14x14x512 | 192 96 208 16 48 64     |  366.8 |  364     |  73.6 |  73
                4b       | 14x14x512 | 160 112 224 24 64 64    |  438.0 |  437     |  87.9 |  88
                4c       | 14x14x512 | 128 128 256 24 64 64    |  497.5 |  463     |  99.9 | 100
                4d       | 14x14x528 | 112 144 288 32 64 64    |  590.5 |  580     | 118.5 | 119
                4e       | 14x14x832 | 256 160 320 32 128 128  |  847.0 |  840     | 170.0 | 170
                5a       | 7x7x832   | 256 160 320 32 128 128  | 1018.0 | 1072     |  51.1 |  54
                5b       | 7x7x1024  | 384 192 384 48 128 128  | 1409.0 | 1388     |  70.7 |  71
                """)
    void googLeNetsModules(
            String module,
            String output,
            String filters,
            double weights,
            double printedWeights,
            double operations,
            double printedOperations) {
        JsonNode row = Described.of("googlenet", "--blocks").layer("inception" + module);

        assertThat(Described.output(row)).isEqualTo(output);
        assertThat(filters(row)).containsExactly(filters.split(" "));
        assertThat(Described.weights(row) / KILO).isCloseTo(weights, within(0.051));
        assertThat(row.get("macs").asLong() / 1e6).isCloseTo(operations, within(0.051));
        assertThat(Math.abs(weights - printedWeights) <= 1)
                .as("weights agree with the paper's")
                .isNotEqualTo(MISPRINTED_PARAMETERS.contains(module));
        assertThat(Math.abs(operations - printedOperations) <= 1)
                .as("operations agree with the paper's")
                .isNotEqualTo(MISPRINTED_OPERATIONS.contains(module));
    }

    private static List<String> filters(JsonNode row) {
        List<String> filters = new ArrayList<>();
        row.get("filters").forEach(number -> filters.add(number.asText()));
        return filters;
    }

    /** For the first convolution the paper prints 2.7K and 34M, for a 7x7 over three channels 9.2K and 118M are right. */
    @Test
    void googLeNetsOtherRows() {
        Described network = Described.of("googlenet");
        assertThat(List.of("conv1", "pool1", "conv2", "pool2", "pool3", "pool4", "average", "classifier"))
                .extracting(name -> Described.output(network.layer(name)))
                .containsExactly(
                        "112x112x64", "56x56x64", "56x56x192", "28x28x192", "14x14x480", "7x7x832", "1024", "1000");
        JsonNode first = network.layer("conv1");
        assertThat(Described.weights(first)).isEqualTo(7 * 7 * 3 * 64);
        assertThat(first.get("macs").asLong()).isEqualTo(7 * 7 * 3 * 64 * 112 * 112);
        JsonNode reduce = network.layer("conv2_reduce");
        JsonNode second = network.layer("conv2");
        assertThat((Described.weights(reduce) + Described.weights(second)) / KILO)
                .isEqualTo(112);
        assertThat((reduce.get("macs").asLong() + second.get("macs").asLong()) / 1e6)
                .isCloseTo(360, within(0.5));
        JsonNode linear = network.layer("classifier");
        assertThat(Described.weights(linear) / KILO).isEqualTo(1000);
        assertThat(linear.get("macs").asLong() / 1e6).isCloseTo(1, within(0.05));
    }

    @Test
    void aModuleIsARow() {
        CapturedTerminal terminal = new CapturedTerminal(Path.of(""));
        assertThat(terminal.run("zoo", "describe", "googlenet", "--blocks")).isZero();
        assertThat(terminal.out())
                .containsPattern(
                        "inception3a +module of 8 layers +64, 96, 128, 16, 32, 32 filters +28x28x256 +163,696 +"
                                + "368 +128,049,152")
                .doesNotContain("inception3a_1x1");
    }

    /** He et al. 2015: maps, blocks of each stage, their filters, 10^9 operations with the stride where the paper has it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                # name    | blocks   | a first block's filters | operations, printed
                resnet18  | 2 2 2 2  | 64 64                   |  1.814 |  1.8
                resnet34  | 3 4 6 3  | 64 64                   |  3.664 |  3.6
                resnet50  | 3 4 6 3  | 64 64 256               |  3.858 |  3.8
                resnet101 | 3 4 23 3 | 64 64 256               |  7.570 |  7.6
                resnet152 | 3 8 36 3 | 64 64 256               | 11.282 | 11.3
                """)
    void residualNetworks(String name, String blocks, String filters, double operations, double printed) {
        boolean bottleneck = filters.split(" ").length == 3;
        Described network = bottleneck
                ? Described.of(name, "--blocks", "--set", "model.stride=paper")
                : Described.of(name, "--blocks");
        assertThat(Described.output(network.layer("conv1"))).isEqualTo("112x112x64");
        assertThat(Described.output(network.layer("pool1"))).isEqualTo("56x56x64");
        for (int stage = 0; stage < 4; stage++) {
            int factor = 1 << stage;
            String side = Integer.toString(56 / factor);
            String[] expected = scaled(filters, factor);
            String output = side + "x" + side + "x" + expected[expected.length - 1];
            List<JsonNode> found = blocks(network, stage + 2);
            assertThat(found).hasSize(Integer.parseInt(blocks.split(" ")[stage]));
            assertThat(found).allSatisfy(block -> {
                assertThat(Described.output(block)).isEqualTo(output);
                assertThat(filters(block)).startsWith(expected);
            });
        }
        assertThat(network.number("/macs") / 1e9)
                .isCloseTo(operations, within(0.0005))
                .as("as the paper rounds")
                .isCloseTo(printed, within(0.07));
    }

    private static String[] scaled(String filters, int factor) {
        return Arrays.stream(filters.split(" "))
                .map(number -> Integer.toString(Integer.parseInt(number) * factor))
                .toArray(String[]::new);
    }

    private static List<JsonNode> blocks(Described network, int stage) {
        return network.layers()
                .filter(row -> row.get("name").asText().startsWith("conv" + stage + "_"))
                .toList();
    }
}
