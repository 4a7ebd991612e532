package org.convzoo.zoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
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
     * @param output shape of its output
     * @param parameters weights and biases that are trained
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
            Shape output,
            long parameters,
            long statistics,
            long macs,
            long activationBytes,
            boolean auxiliary) {}

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
                node.output(),
                node.parameters(),
                node.statistics(),
                node.multiplyAccumulates(),
                node.layer().isInPlace() ? 0 : node.output().size() * Float.BYTES,
                node.auxiliary());
    }

    /** The same with the layers of a module in one row, whose output is that of its last layer. */
    public List<Row> blocks() {
        Map<String, List<Row>> byBlock = new LinkedHashMap<>();
        for (Row row : rows) {
            byBlock.computeIfAbsent(row.block() == null ? row.name() : row.block(), name -> new ArrayList<>())
                    .add(row);
        }
        return byBlock.entrySet().stream()
                .map(block -> folded(block.getKey(), block.getValue()))
                .toList();
    }

    private static Row folded(String name, List<Row> layers) {
        Row last = layers.get(layers.size() - 1);
        if (last.block() == null) {
            return last;
        }
        return new Row(
                name,
                name,
                "module of " + layers.size() + " layers",
                "",
                last.output(),
                layers.stream().mapToLong(Row::parameters).sum(),
                layers.stream().mapToLong(Row::statistics).sum(),
                layers.stream().mapToLong(Row::macs).sum(),
                layers.stream().mapToLong(Row::activationBytes).sum(),
                last.auxiliary());
    }

    /** Parameters that training changes. */
    public long parameters() {
        return sum(Row::parameters, row -> !row.auxiliary());
    }

    /** The same with the auxiliary heads; equal where there are none. */
    public long parametersWithAuxiliaryHeads() {
        return sum(Row::parameters, row -> true);
    }

    /** Parameters and the statistics of batch normalization. */
    public long total() {
        return parameters() + sum(Row::statistics, row -> !row.auxiliary());
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
        long learned = sum(Row::parameters, row -> true) * 3 + sum(Row::statistics, row -> true);
        long outputs = input.size() * Float.BYTES + 2 * sum(Row::activationBytes, row -> true);
        return learned * Float.BYTES + batch * outputs;
    }

    private long sum(ToLongFunction<Row> column, Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(column).sum();
    }
}
