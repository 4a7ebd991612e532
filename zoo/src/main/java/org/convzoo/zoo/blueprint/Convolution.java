package org.convzoo.zoo.blueprint;

import org.convzoo.zoo.arithmetic.Rounding;

/**
 * Filters over the channels of a map.
 *
 * @param filters channels of the output
 * @param window one filter's height and width
 * @param groups the channels are divided into so many parts that do not see each other
 * @param bias whether each filter has one
 * @param activation applied to the output
 */
public record Convolution(int filters, Window window, int groups, boolean bias, Activation activation)
        implements LayerSpec {

    /** One group, with biases, without an activation. */
    public static Convolution of(int filters, Window window) {
        return new Convolution(filters, window, 1, true, Activation.IDENTITY);
    }

    public Convolution relu() {
        return activation(Activation.RELU);
    }

    public Convolution activation(Activation function) {
        return new Convolution(filters, window, groups, bias, function);
    }

    public Convolution groups(int number) {
        return new Convolution(filters, window, number, bias, activation);
    }

    public Convolution withoutBias() {
        return new Convolution(filters, window, groups, false, activation);
    }

    @Override
    public String kind() {
        if (groups == 1) {
            return "convolution";
        }
        return groups == filters ? "depthwise convolution" : "convolution, " + groups + " groups";
    }

    @Override
    public String windowText() {
        return window.toString();
    }

    @Override
    public Shape output(Shape input) {
        return window.positions(input, filters, Rounding.DOWN);
    }

    @Override
    public long parameters(Shape input) {
        return weights(input) + biases(input);
    }

    @Override
    public long biases(Shape input) {
        return bias ? filters : 0;
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        Shape output = output(input);
        return weights(input) * output.height() * output.width();
    }

    private long weights(Shape input) {
        return (long) filters * (input.channels() / groups) * window.area();
    }
}
