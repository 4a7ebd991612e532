package org.convzoo.cli;

import static org.convzoo.cli.Table.number;
import static org.convzoo.cli.Wording.bytes;
import static org.convzoo.cli.Wording.count;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convzoo.zoo.arithmetic.ConvolutionArithmetic;
import org.convzoo.zoo.arithmetic.Rounding;
import org.convzoo.zoo.arithmetic.SlidingWindow;
import org.convzoo.zoo.arithmetic.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains a convolution. */
@Command(
        name = "conv",
        description = "Explains a convolution: output size, parameters, costs, receptive field.",
        footer = {"", "Example: convzoo zoo explain conv --input 227x227x3 --kernel 11 --filters 96 --stride 4"})
final class ZooExplainConvCommand extends ExplainVerb<ConvolutionArithmetic> {

    @Mixin
    WindowOptions options = new WindowOptions();

    @Option(names = "--filters", required = true, paramLabel = "K", description = "Number of filters.")
    int filters;

    @Option(
            names = "--stride",
            paramLabel = "S",
            defaultValue = "1",
            description = "Step from window to window. Default: ${DEFAULT-VALUE}.")
    String stride = "";

    @Option(
            names = "--dilation",
            paramLabel = "D",
            defaultValue = "1",
            description = "Distance between the numbers a filter sees. Default: ${DEFAULT-VALUE}.")
    String dilation = "";

    @Option(
            names = "--groups",
            paramLabel = "G",
            defaultValue = "1",
            description = "Groups of channels that do not see each other. Default: ${DEFAULT-VALUE}.")
    int groups;

    @Option(names = "--no-bias", description = "The filters have no bias, as before batch normalization.")
    boolean withoutBias;

    @Override
    ConvolutionArithmetic arithmetic() {
        return new ConvolutionArithmetic(
                options.volume(), options.window(stride, dilation, Rounding.DOWN), filters, groups, !withoutBias);
    }

    @Override
    Explanation words(ConvolutionArithmetic layer) {
        Volume output = layer.output();
        Explanation words = new Explanation("Convolution: " + count(layer.filters(), "filter") + " of " + layer.filter()
                + " over a volume of " + layer.input());
        new WindowWords(layer.window()).addTo(words);
        words.fact(
                "Output volume",
                output + ": one map of " + output.height() + "x" + output.width() + " from each filter");
        addGroups(words, layer);
        words.fact("Parameters", weights(layer), total(layer));
        words.fact(
                "Computation",
                output.height() + "*" + output.width() + "*" + output.channels() + " outputs * "
                        + count(layer.filter().size(), "weight"),
                "= " + count(layer.multiplyAccumulates(), "multiply-accumulate"));
        words.fact(
                "Memory (float32)",
                memory(layer.input(), output),
                "parameters " + bytes(layer.parameters() * Float.BYTES));
        words.fact("Receptive field", receptiveField(layer.window()));
        return words.fact("If it were dense", dense(layer));
    }

    private static void addGroups(Explanation words, ConvolutionArithmetic layer) {
        if (layer.groups() > 1) {
            words.fact(
                    "Groups",
                    (layer.depthwise() ? "depthwise: " : "") + "each filter sees "
                            + layer.filter().channels()
                            + " of the " + layer.input().channels() + " channels; without groups there would be "
                            + layer.groups() + " times as many weights");
        }
    }

    private static String weights(ConvolutionArithmetic layer) {
        Volume filter = layer.filter();
        String product = filter.height() + "*" + filter.width() + "*" + filter.channels();
        return layer.bias()
                ? product + " weights + 1 bias = " + number(filter.size() + 1) + " a filter"
                : product + " weights = " + number(filter.size()) + " a filter, without a bias";
    }

    private static String total(ConvolutionArithmetic layer) {
        return number(layer.filter().size() + (layer.bias() ? 1 : 0)) + " * " + count(layer.filters(), "filter") + " = "
                + number(layer.parameters());
    }

    private static String receptiveField(SlidingWindow window) {
        return "each output sees " + field(window, 1) + " of the input; through two such layers " + field(window, 2)
                + ", through three " + field(window, 3);
    }

    private static String field(SlidingWindow window, int layers) {
        return window.height().receptiveField(layers) + "x" + window.width().receptiveField(layers);
    }

    private static String[] dense(ConvolutionArithmetic layer) {
        String product = number(layer.input().size()) + " inputs * "
                + number(layer.output().size()) + " outputs = " + count(layer.denseWeights(), "weight");
        double times = (double) layer.denseWeights() / layer.weights();
        return times > 1
                ? new String[] {product + ",", Wording.factor(times) + " times as many as here"}
                : new String[] {product};
    }

    @Override
    Map<String, Object> document(ConvolutionArithmetic layer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("layer", "convolution");
        document.put("input", layer.input());
        document.put("filters", layer.filters());
        document.put("groups", layer.groups());
        document.put("bias", layer.bias());
        document.putAll(WindowDocument.of(layer.window()));
        document.put("output", layer.output());
        document.put("parameters", new ParameterCounts(layer.weights(), layer.biases(), layer.parameters()));
        document.put("macs", layer.multiplyAccumulates());
        document.put("activationBytes", layer.output().bytes());
        document.put("receptiveField", layer.window().span());
        document.put("denseWeights", layer.denseWeights());
        return document;
    }
}
