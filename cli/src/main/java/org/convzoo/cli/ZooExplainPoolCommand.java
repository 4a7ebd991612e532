package org.convzoo.cli;

import static org.convzoo.cli.Table.number;
import static org.convzoo.cli.Wording.count;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.convzoo.zoo.arithmetic.PoolingArithmetic;
import org.convzoo.zoo.arithmetic.PoolingArithmetic.Kind;
import org.convzoo.zoo.arithmetic.Rounding;
import org.convzoo.zoo.arithmetic.Volume;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains a pooling layer. */
@Command(
        name = "pool",
        description = "Explains a pooling layer: output size and costs.",
        footer = {"", "Example: convzoo zoo explain pool --input 224x224x64 --kernel 2"})
final class ZooExplainPoolCommand extends ExplainVerb<PoolingArithmetic> {

    @Mixin
    WindowOptions options = new WindowOptions();

    @Option(
            names = "--stride",
            paramLabel = "S",
            description = "Step from window to window; the kernel's size if left out.")
    @Nullable
    String stride;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "max",
            description = "What stays of a window: max or average. Default: ${DEFAULT-VALUE}.")
    Kind kind = Kind.MAX;

    @Option(names = "--ceil", description = "Round the output size up, as Caffe and PyTorch's ceil_mode do.")
    boolean roundUp;

    @Override
    PoolingArithmetic arithmetic() {
        return new PoolingArithmetic(
                options.volume(),
                options.window(stride == null ? options.kernel : stride, "1", roundUp ? Rounding.UP : Rounding.DOWN),
                kind);
    }

    @Override
    Explanation words(PoolingArithmetic layer) {
        Volume output = layer.output();
        long area = layer.window().area();
        Explanation words = new Explanation(name(layer.kind()) + " pooling: windows of "
                + layer.window().kernel().area() + " over a volume of " + layer.input());
        new WindowWords(layer.window()).addTo(words);
        words.fact(
                "Output volume",
                output + ": still " + count(output.channels(), "channel") + ", as each is pooled alone");
        words.fact("Parameters", "none: there is nothing to learn in " + article(layer.kind()));
        words.fact(
                "Computation",
                output.height() + "*" + output.width() + "*" + output.channels() + " outputs * " + number(area - 1)
                        + " " + steps(layer.kind()),
                "= " + number(layer.operations()));
        return words.fact(
                "Memory (float32)",
                memory(layer.input(), output),
                Wording.decimal(100.0 * output.size() / layer.input().size()) + " % of the numbers stay");
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case MAX -> "Max";
            case AVERAGE -> "Average";
        };
    }

    private static String article(Kind kind) {
        return switch (kind) {
            case MAX -> "a maximum";
            case AVERAGE -> "a mean";
        };
    }

    private static String steps(Kind kind) {
        return switch (kind) {
            case MAX -> "comparisons";
            case AVERAGE -> "additions";
        };
    }

    @Override
    Map<String, Object> document(PoolingArithmetic layer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("layer", "pooling");
        document.put("kind", layer.kind().name().toLowerCase(Locale.ROOT));
        document.put("input", layer.input());
        document.putAll(WindowDocument.of(layer.window()));
        document.put("output", layer.output());
        document.put("parameters", new ParameterCounts(0, 0, 0));
        document.put("macs", 0);
        document.put("operations", layer.operations());
        document.put("activationBytes", layer.output().bytes());
        return document;
    }
}
