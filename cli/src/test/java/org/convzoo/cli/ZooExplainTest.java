package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZooExplainTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;

    @BeforeEach
    void prepare() {
        terminal = new CapturedTerminal(folder);
    }

    private int run(String line) {
        List<Object> words = new ArrayList<>(List.of("zoo", "explain"));
        words.addAll(List.of(line.split(" ")));
        return terminal.run(words.toArray());
    }

    private String explained(String line) {
        assertThat(run(line)).as(terminal.err()).isZero();
        return terminal.out();
    }

    /** The same with the lines joined, as sentences wrap where numbers let them. */
    private String sentences(String line) {
        return explained(line).replaceAll("\\s+", " ");
    }

    private JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(explained(line + " --json"));
    }

    @Test
    void theLecturesConvolutionReadsAsOnTheSlide() {
        assertThat(explained("conv --input 32x32x3 --kernel 5 --filters 10 --stride 1 --pad 2"))
                .isEqualTo("""
                        Convolution: 10 filters of 5x5x3 over a volume of 32x32x3

                        Output size       (N + 2P - F)/S + 1: input N, padding P, filter F, stride S
                          height, width   (32 + 2*2 - 5)/1 + 1 = 32
                        Output volume     32x32x10: one map of 32x32 from each filter
                        Parameters        5*5*3 weights + 1 bias = 76 a filter
                                          76 * 10 filters = 760
                        Computation       32*32*10 outputs * 75 weights
                                          = 768,000 multiply-accumulates
                        Memory (float32)  an image: input 12.0 KiB, output 40.0 KiB
                                          parameters 3.0 KiB
                        Receptive field   each output sees 5x5 of the input; through two such layers
                                          9x9, through three 13x13
                        If it were dense  3,072 inputs * 10,240 outputs = 31,457,280 weights,
                                          41,943 times as many as here
                        """.replace("\n", System.lineSeparator()));
    }

    @Test
    void aStrideThatDoesNotFitSaysWhatIsLostAndWhatWouldFit() {
        assertThat(sentences("conv --input 7x7x1 --kernel 3 --filters 1 --stride 3"))
                .contains("(7 + 2*0 - 3)/3 + 1 = 2.33, rounded down to 2")
                .contains("do not fit symmetrically")
                .contains("they leave 1 row at the bottom and 1 column at the right of the input unseen.")
                .contains("Would fit padding 1 stride 1 or 2 input 6 or 9");
        assertThat(sentences("conv --input 7x7x1 --kernel 3 --filters 1 --stride 2"))
                .contains("(7 + 2*0 - 3)/2 + 1 = 3 Output volume 3x3x1")
                .doesNotContain("fit");
    }

    @Test
    void alexNetsImageOf224FitsWithNoPadding() {
        assertThat(sentences("conv --input 224x224x3 --kernel 11 --filters 96 --stride 4"))
                .contains("no padding that is the same on both sides")
                .contains("input 223 or 227");
    }

    @Test
    void paddingThatIsNotUsedLosesNoInput() {
        assertThat(sentences("conv --input 224x224x3 --kernel 7 --filters 64 --stride 2 --pad 3 --no-bias"))
                .contains("1 row at the bottom and 1 column at the right of the padding unused; no input is lost")
                .contains("7*7*3 weights = 147 a filter, without a bias 147 * 64 filters = 9,408");
    }

    @Test
    void axesThatDifferAreToldApart() {
        assertThat(sentences("conv --input 17x20x768 --kernel 1x7 --filters 192 --pad same --stride 2x3"))
                .contains("0 above, 0 below, 2 left, 3 right")
                .contains("height (17 + 0 - 1)/2 + 1 = 9")
                .contains("width (20 + 5 - 7)/3 + 1 = 7")
                .contains("unseen between two windows: 1 row Output volume 9x7x192");
        assertThat(sentences("conv --input 7x8x1 --kernel 3 --filters 1 --stride 2"))
                .contains("leave 1 column at the right of the input unseen. Would fit width: no padding");
    }

    @Test
    void dilationAndGroupsAreExplained() {
        assertThat(sentences("conv --input 112x112x32 --kernel 3 --filters 32 --pad 2 --dilation 2 --groups 32"))
                .contains("F' = D(F - 1) + 1, here 5x5")
                .contains("(112 + 2*2 - 5)/1 + 1 = 112")
                .contains("depthwise: each filter sees 1 of the 32 channels");
    }

    @Test
    void poolingKeepsItsChannelsAndHasNoParameters() {
        assertThat(sentences("pool --input 224x224x64 --kernel 2"))
                .contains("Output volume 112x112x64: still 64 channels")
                .contains("Parameters none")
                .contains("112*112*64 outputs * 3 comparisons = 2,408,448")
                .contains("25 % of the numbers stay");
        assertThat(sentences("pool --input 55x55x96 --kernel 3 --stride 2 --kind average"))
                .contains("Average pooling")
                .contains("27x27x96")
                .contains("8 additions");
    }

    @Test
    void poolingRoundsUpWhereAsked() {
        assertThat(sentences("pool --input 112x112x64 --kernel 3 --stride 2 --ceil"))
                .contains("= 55.5, rounded up to 56")
                .contains("reach past the map by 1 row at the bottom and 1 column at the right.");
        assertThat(sentences("pool --input 5x5x1 --kernel 2 --stride 3 --pad 1 --ceil"))
                .contains("= 2.67, rounded down to 2")
                .contains("a window that starts in the padding at the end")
                .contains("The windows leave 1 row at the bottom and 1 column at the right of the input unseen.");
    }

    @Test
    void aDenseLayerIsFlattenedAndIsAConvolution() {
        assertThat(sentences("dense --input 7x7x512 --units 4096"))
                .contains("flattened into a row: 7*7*512 = 25,088 numbers")
                .contains("25,089 * 4,096 units = 102,764,544")
                .contains("4,096 filters of 7x7x512 without padding");
        assertThat(sentences("dense --input 4096 --units 10"))
                .contains("10 units on 4,096 inputs")
                .contains("40,970")
                .doesNotContain("flattened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv --input 224x224x3 --kernel 11x7 --filters 96 --stride 4 --pad same --dilation 2",
                "conv --input 1023x767x480 --kernel 7 --filters 960 --stride 5 --groups 480 --no-bias",
                "conv --input 9999x9999x9 --kernel 2 --filters 9 --stride 300 --pad 1",
                "pool --input 1023x767x480 --kernel 2 --stride 3 --pad 1 --ceil --kind average",
                "dense --input 512x512x64 --units 100000"
            })
    void nothingIsWiderThanATerminal(String line) {
        assertThat(explained(line).lines())
                .allSatisfy(
                        shown -> assertThat(shown).hasSizeLessThanOrEqualTo(80).doesNotEndWith(" "));
    }

    @Test
    void convolutionsHaveStableKeys() throws IOException {
        JsonNode document = json("conv --input 227x227x3 --kernel 11 --filters 96 --stride 4");
        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly(
                        "layer",
                        "input",
                        "filters",
                        "groups",
                        "bias",
                        "kernel",
                        "stride",
                        "padding",
                        "dilation",
                        "formula",
                        "fit",
                        "output",
                        "parameters",
                        "macs",
                        "activationBytes",
                        "receptiveField",
                        "denseWeights");
        assertThat(document.at("/formula/general").asText()).isEqualTo("(N + 2P - F)/S + 1");
        assertThat(document.at("/formula/height").asText()).isEqualTo("(227 + 2*0 - 11)/4 + 1 = 55");
        assertThat(document.at("/fit/height/fits").asBoolean()).isTrue();
        assertThat(document.at("/output/width").asInt()).isEqualTo(55);
        assertThat(document.at("/parameters/weights").asLong()).isEqualTo(34_848);
        assertThat(document.at("/parameters/biases").asLong()).isEqualTo(96);
        assertThat(document.at("/macs").asLong()).isEqualTo(105_415_200);
    }

    @Test
    void misfitsAreInTheDocumentToo() throws IOException {
        JsonNode fit =
                json("conv --input 7x7x1 --kernel 3 --filters 1 --stride 3").at("/fit/height");
        assertThat(fit.get("fits").asBoolean()).isFalse();
        assertThat(fit.get("rounded").asInt()).isEqualTo(2);
        assertThat(fit.get("unseen").asInt()).isEqualTo(1);
        assertThat(fit.get("paddings")).hasToString("[1]");
        assertThat(fit.get("strides")).hasToString("[1,2]");
        assertThat(fit.get("inputs")).hasToString("[6,9]");
    }

    @Test
    void poolingAndDenseLayersHaveDocuments() throws IOException {
        JsonNode pooling = json("pool --input 55x55x96 --kernel 3 --stride 2 --kind average");
        assertThat(pooling.at("/kind").asText()).isEqualTo("average");
        assertThat(pooling.at("/output/height").asInt()).isEqualTo(27);
        assertThat(pooling.at("/parameters/total").asInt()).isZero();

        JsonNode dense = json("dense --input 7x7x512 --units 4096");
        assertThat(dense.at("/flattened").asInt()).isEqualTo(25_088);
        assertThat(dense.at("/parameters/total").asLong()).isEqualTo(102_764_544);
        assertThat(dense.at("/activationBytes").asLong()).isEqualTo(16_384);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv --input 7x7x1 --kernel 9 --filters 1 | needs an input of at least 9x9, or a padding of at least 1",
                "conv --input 7x7 --kernel 3 --filters 1 | --input: a volume is written HEIGHTxWIDTHxCHANNELS",
                "conv --input 7x7x1 --kernel 3x --filters 1 | --kernel: write one number, e.g. 3, or HEIGHTxWIDTH",
                "conv --input 7x7x1 --kernel 3 --filters 1 --pad full | --pad: write same, or a number",
                "conv --input 7x7x1 --kernel 3 --filters 1 --stride 0 | the stride must be from 1 to 100,000, got 0",
                "conv --input 7x7x1 --kernel 3 --filters 0 | at least 1 filter, got 0",
                "conv --input 7x7x6 --kernel 3 --filters 4 --groups 3 | possible: 1, 2",
                "conv --input 7x7x6 --kernel 3 | Missing required option: '--filters=K'",
                "pool --input 7x7x6 --kernel 3 --kind sum | '--kind': expected one of",
                "pool --input 7x7x6 --kernel 2 --pad 2 | it can be at most 1",
                "pool --input 7x7x6 --kernel 2 --pad same --ceil | same padding leaves nothing to round up",
                "dense --input many --units 2 | --input: write a number of inputs",
                "dense --input 7 --units 2000000000 | a volume of 1x1x2000000000 is too large",
                "dense --input 7 --units 0 | at least 1 unit, got 0",
                "--verbose | a verb is missing: zoo explain conv, zoo explain pool or zoo explain dense"
            })
    void whatCannotBeIsRefusedInALine(String line, String message) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(terminal.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv", "pool", "dense"})
    void everyVerbHasHelpWithAnExampleThatRuns(String verb) {
        String help = sentences(verb + " --help").strip();
        String example = help.substring(
                help.indexOf("Example: convzoo zoo explain ") + "Example: convzoo zoo explain ".length());
        assertThat(explained(example)).contains("Output");
    }
}
