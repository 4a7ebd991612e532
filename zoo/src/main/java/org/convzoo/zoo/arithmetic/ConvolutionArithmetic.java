package org.convzoo.zoo.arithmetic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A convolution: sizes, parameters and costs, for one image.
 *
 * @param input the volume it works on
 * @param window how its filters slide
 * @param filters how many, which is the number of output channels, K
 * @param groups into how many parts the channels fall that do not see each other, G; 1 in an ordinary convolution
 * @param bias whether every filter has one
 */
public record ConvolutionArithmetic(Volume input, SlidingWindow window, int filters, int groups, boolean bias) {

    public ConvolutionArithmetic {
        if (filters < 1) {
            throw new IllegalArgumentException("a convolution needs at least 1 filter, got " + filters);
        }
        int channels = input.channels();
        if (groups < 1 || channels % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException(groups + " groups cannot share " + channels + " channels and " + filters
                    + " filters evenly; possible: " + possibleGroups(channels, filters));
        }
        window.padded(channels); // refused where it is too large to count in
        window.output(filters);
    }

    private static String possibleGroups(int channels, int filters) {
        List<Integer> common = IntStream.rangeClosed(1, Math.min(channels, filters))
                .filter(groups -> channels % groups == 0 && filters % groups == 0)
                .boxed()
                .toList();
        return common.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** One map for each filter. */
    public Volume output() {
        return window.output(filters);
    }

    /** What a filter sees: kernel x kernel x the channels of its group. */
    public Volume filter() {
        return new Volume(window.kernel().height(), window.kernel().width(), input.channels() / groups);
    }

    public long weights() {
        return filter().size() * filters;
    }

    public long biases() {
        return bias ? filters : 0;
    }

    public long parameters() {
        return weights() + biases();
    }

    /** Multiply-accumulate operations; products with padding count, as is usual. */
    public long multiplyAccumulates() {
        return output().size() * filter().size();
    }

    /** Whether every channel has filters of its own. */
    public boolean depthwise() {
        return groups > 1 && groups == input.channels();
    }

    /** Weights of a fully connected layer from the same input to the same output. */
    public long denseWeights() {
        return input.size() * output().size();
    }
}
