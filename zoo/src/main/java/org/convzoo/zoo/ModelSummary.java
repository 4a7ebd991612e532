package org.convzoo.zoo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a network costs, layer by layer, for one image. Totals are of the network as it is used, without auxiliary
 * heads, unless they say otherwise.
 *
 * @param name of the architecture
 * @param input shape of one image
 * @param featureWidth values that describe an image after pooling the last map
 * @param rows one a layer, in order
 */
public record ModelSummary(String name, Shape input, int featureWidth, List<Row> rows) {

    /**
     * One layer.
     *
     * @param name as the saved model has it
     * @param block the module it is a part of; null for a layer that stands alone
     * @param kind what it does
     * @param window its kernel, stride and padding; empty where it has none
     * @param filters of a convolution, by its name, or of all those in a module, by their names in it
     * @param output shape of its output
     * @param parameters weights and biases that are trained
     * @param biases those of the parameters that are added to a weighted sum
     * @param statistics running means and variances
     * @param macs multiply-accumulate operations
     * @param activationBytes float32 bytes of its output; 0 where that takes the place of its input
     * @param auxiliary whether it is there for training only
     */
    public record Row(
            String name,
            @Nullable String block,
            String kind,
            String window,
            Map<String, Integer> filters,
            Shape output,
            long parameters,
            long biases,
            long statistics,
            long macs,
            long activationBytes,
            boolean auxiliary) {

        public Row {
            filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        }
    }

    public ModelSummary {
        rows = List.copyOf(rows);
    }

    public static ModelSummary of(Blueprint blueprint) {
        return new ModelSummary(
                blueprint.name(),
                blueprint.input(),
                blueprint.featureWidth(),
                blueprint.nodes().stream().map(ModelSummary::row).toList());
    }

    private static Row row(Node node) {
        return new Row(
                node.name(),
                node.block(),
                node.layer().kind(),
                node.layer().windowText(),
                filters(node),
                node.output(),
                node.parameters(),
                node.biases(),
                node.statistics(),
                node.multiplyAccumulates(),
                node.layer().isInPlace() ? 0 : node.output().size() * Float.BYTES,
                node.auxiliary());
    }

    private static Map<String, Integer> filters(Node node) {
        return node.layer() instanceof Convolution convolution ? Map.of(node.name(), convolution.filters()) : Map.of();
    }

    /** The same with the layers of a module in one row, whose output is that of its last layer. */
    public List<Row> blocks() {
        Map<String, List<Row>> byBlock = new LinkedHashMap<>();
        for (Row row : rows) {
            byBlock.computeIfAbsent(row.block() == null ? row.name() : row.block(), name -> new ArrayList<>())
                    .add(row);
        }
        return byBlock.values().stream().map(ModelSummary::folded).toList();
    }

    private static Row folded(List<Row> layers) {
        Row last = layers.get(layers.size() - 1);
        String block = last.block();
        if (block == null) {
            return last;
        }
        return new Row(
                block,
                block,
                "module of " + layers.size() + " layers",
                "",
                filters(block, layers),
                last.output(),
                sum(layers, Row::parameters),
                sum(layers, Row::biases),
                sum(layers, Row::statistics),
                sum(layers, Row::macs),
                sum(layers, Row::activationBytes),
                last.auxiliary());
    }

    private static Map<String, Integer> filters(String block, List<Row> layers) {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Row layer : layers) {
            layer.filters().forEach((name, number) -> all.put(name.substring(block.length() + 1), number));
        }
        return all;
    }

    private static long sum(List<Row> layers, ToLongFunction<Row> column) {
        return layers.stream().mapToLong(column).sum();
    }

    /** Parameters that training changes. */
    public long parameters() {
        return sum(Row::parameters, row -> !row.auxiliary());
    }

    /** Those of {@link #parameters()} that are added to a weighted sum; tables of weights leave them out. */
    public long biases() {
        return sum(Row::biases, row -> !row.auxiliary());
    }

    /** The parameters with those of the auxiliary heads; equal where there are none. */
    public long parametersWithAuxiliaryHeads() {
        return sum(Row::parameters, row -> true);
    }

    /** Parameters and the statistics of batch normalization. */
    public long total() {
        return parameters() + sum(Row::statistics, row -> !row.auxiliary());
    }

    /** Running means and variances, those of the auxiliary heads included. */
    public long statistics() {
        return sum(Row::statistics, row -> true);
    }

    /** Multiply-accumulate operations of one image. */
    public long macs() {
        return sum(Row::macs, row -> !row.auxiliary());
    }

    /** Float32 bytes of all activations of one image, the image included. */
    public long activationBytes() {
        return input.size() * Float.BYTES + sum(Row::activationBytes, row -> !row.auxiliary());
    }

    /** Float32 bytes of what is learned. */
    public long parameterBytes() {
        return total() * Float.BYTES;
    }

    /** Bytes if every layer's output were kept for a batch, as lectures count it. */
    public long forwardBytes(int batch) {
        return parameterBytes() + batch * activationBytes();
    }

    /**
     * Bytes of a training step, counted in the same way: weights, their gradients and one momentum each; every output
     * and its gradient, the auxiliary heads' included.
     */
    public long trainingBytes(int batch) {
        long learned = parametersWithAuxiliaryHeads() * 3 + statistics();
        long outputs = input.size() * Float.BYTES + 2 * sum(Row::activationBytes, row -> true);
        return learned * Float.BYTES + batch * outputs;
    }

    private long sum(ToLongFunction<Row> column, Predicate<Row> which) {
        return sum(rows.stream().filter(which).toList(), column);
    }
}
