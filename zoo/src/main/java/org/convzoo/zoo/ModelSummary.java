package org.convzoo.zoo;

import java.util.List;
import org.convzoo.zoo.Blueprint.Node;

/**
 * What a network costs, layer by layer, for one image.
 *
 * @param name of the architecture
 * @param input shape of one image
 * @param rows one a layer, in order
 */
public record ModelSummary(String name, Shape input, List<Row> rows) {

    private static final int FLOAT_BYTES = 4;

    /**
     * One layer.
     *
     * @param name as the saved model has it
     * @param kind what it does
     * @param window its kernel, stride and padding; empty where it has none
     * @param output shape of its output
     * @param parameters weights and biases
     * @param macs multiply-accumulate operations
     * @param activationBytes float32 bytes of its output
     */
    public record Row(
            String name, String kind, String window, Shape output, long parameters, long macs, long activationBytes) {}

    public static ModelSummary of(Blueprint blueprint) {
        return new ModelSummary(
                blueprint.name(),
                blueprint.input(),
                blueprint.nodes().stream().map(ModelSummary::row).toList());
    }

    private static Row row(Node node) {
        LayerSpec layer = node.layer();
        return new Row(
                node.name(),
                layer.kind(),
                window(layer),
                node.output(),
                layer.parameters(node.input()),
                layer.multiplyAccumulates(node.input()),
                node.output().size() * FLOAT_BYTES);
    }

    private static String window(LayerSpec layer) {
        if (layer instanceof LayerSpec.Convolution convolution) {
            return convolution.window().toString();
        }
        return layer instanceof LayerSpec.Pooling pooling ? pooling.window().toString() : "";
    }

    /** Parameters that training changes. */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /** Multiply-accumulate operations of one image. */
    public long macs() {
        return rows.stream().mapToLong(Row::macs).sum();
    }

    /** Float32 bytes of all activations of one image, the image included. */
    public long activationBytes() {
        return input.size() * FLOAT_BYTES
                + rows.stream().mapToLong(Row::activationBytes).sum();
    }
}
