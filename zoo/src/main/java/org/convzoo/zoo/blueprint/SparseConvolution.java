package org.convzoo.zoo.blueprint;

import java.util.List;
import org.convzoo.zoo.arithmetic.Rounding;

/**
 * A convolution whose every filter sees some channels only.
 *
 * @param connections for each filter the channels it sees, from 0
 * @param window one filter's height and width
 * @param activation applied to the output
 */
public record SparseConvolution(List<List<Integer>> connections, Window window, Activation activation)
        implements LayerSpec {

    public SparseConvolution {
        connections = connections.stream().map(List::copyOf).toList();
    }

    @Override
    public String kind() {
        return "sparse convolution";
    }

    @Override
    public String windowText() {
        return window.toString();
    }

    @Override
    public Shape output(Shape input) {
        return window.positions(input, connections.size(), Rounding.DOWN);
    }

    @Override
    public long parameters(Shape input) {
        return weights() + biases(input);
    }

    @Override
    public long biases(Shape input) {
        return connections.size();
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        Shape output = output(input);
        return weights() * output.height() * output.width();
    }

    private long weights() {
        return connections.stream().mapToLong(List::size).sum() * window.area();
    }
}
