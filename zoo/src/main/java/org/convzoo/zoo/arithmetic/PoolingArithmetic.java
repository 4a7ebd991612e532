package org.convzoo.zoo.arithmetic;

/**
 * A pooling layer: sizes and costs, for one image. It has no parameters.
 *
 * @param input the volume it works on
 * @param window how its window slides
 * @param kind what it makes of a window
 */
public record PoolingArithmetic(Volume input, SlidingWindow window, Kind kind) {

    /** What becomes of the numbers in a window. */
    public enum Kind {
        /** The largest stays. */
        MAX,
        /** Their mean stays. */
        AVERAGE
    }

    public PoolingArithmetic {
        check(window.height());
        check(window.width());
        window.padded(input.channels()); // refused where it is too large to count in
        window.output(input.channels());
    }

    private static void check(WindowAxis axis) {
        if (axis.before() >= axis.extent()) {
            throw new IllegalArgumentException("with a padding of " + axis.before() + ", a pooling window of "
                    + axis.extent() + " would see nothing but padding at the border; it can be at most "
                    + (axis.extent() - 1));
        }
    }

    /** Each channel is pooled alone, so their number stays. */
    public Volume output() {
        return window.output(input.channels());
    }

    /** Comparisons or additions; windows that hang over the border are counted whole. */
    public long operations() {
        return output().size() * (window.area() - 1);
    }
}
