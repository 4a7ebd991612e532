package org.convzoo.cli;

import static org.convzoo.cli.Table.number;
import static org.convzoo.cli.Wording.bytes;
import static org.convzoo.cli.Wording.count;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convzoo.zoo.arithmetic.DenseArithmetic;
import org.convzoo.zoo.arithmetic.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Explains a fully connected layer. */
@Command(
        name = "dense",
        description = "Explains a fully connected layer: parameters, costs, and the convolution that equals it.",
        footer = {"", "Example: convzoo zoo explain dense --input 7x7x512 --units 4096"})
final class ZooExplainDenseCommand extends ExplainVerb<DenseArithmetic> {

    @Option(
            names = "--input",
            required = true,
            paramLabel = "HxWxC",
            description = "A volume, which is flattened, or a number of inputs.")
    String input = "";

    @Option(names = "--units", required = true, paramLabel = "K", description = "Number of outputs.")
    int units;

    @Override
    DenseArithmetic arithmetic() {
        return new DenseArithmetic(read("--input", input, ZooExplainDenseCommand::volume), units);
    }

    private static Volume volume(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return new Volume(1, 1, Integer.parseInt(text));
        }
        if (!text.contains("x")) {
            throw new IllegalArgumentException(
                    "write a number of inputs, e.g. 4096, or HEIGHTxWIDTHxCHANNELS, e.g. 7x7x512; got " + text);
        }
        return Volume.parse(text);
    }

    private static boolean flat(Volume input) {
        return input.height() == 1 && input.width() == 1;
    }

    @Override
    Explanation words(DenseArithmetic layer) {
        Volume input = layer.input();
        String inputs = number(input.size());
        Explanation words = new Explanation("Fully connected: " + count(layer.units(), "unit") + " on "
                + (flat(input) ? inputs + " inputs" : "a volume of " + input));
        if (!flat(input)) {
            words.fact(
                    "Input",
                    "flattened into a row: " + input.height() + "*" + input.width() + "*" + input.channels() + " = "
                            + count(input.size(), "number"));
        }
        words.fact("Output", count(layer.units(), "number") + ", each from all " + inputs + " inputs");
        words.fact(
                "Parameters",
                count(input.size(), "weight") + " + 1 bias = " + number(input.size() + 1) + " a unit",
                number(input.size() + 1) + " * " + count(layer.units(), "unit") + " = " + number(layer.parameters()));
        words.fact(
                "Computation",
                count(layer.units(), "output") + " * " + count(input.size(), "weight"),
                "= " + count(layer.multiplyAccumulates(), "multiply-accumulate"));
        words.fact(
                "Memory (float32)",
                memory(input, layer.output()),
                "parameters " + bytes(layer.parameters() * Float.BYTES));
        return words.fact("As convolution", asConvolution(layer));
    }

    private static String asConvolution(DenseArithmetic layer) {
        return "the same numbers come from " + count(layer.units(), "filter") + " of " + layer.input()
                + " without padding, whose one position gives " + layer.output()
                + "; on a larger input they slide, and give a map of answers";
    }

    @Override
    Map<String, Object> document(DenseArithmetic layer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("layer", "dense");
        document.put("input", layer.input());
        document.put("units", layer.units());
        document.put("flattened", layer.input().size());
        document.put("output", layer.output());
        document.put("parameters", new ParameterCounts(layer.weights(), layer.biases(), layer.parameters()));
        document.put("macs", layer.multiplyAccumulates());
        document.put("activationBytes", layer.output().bytes());
        return document;
    }
}
