package org.convzoo.zoo.blueprint;

import org.convzoo.zoo.arithmetic.Rounding;

/**
 * The largest or the mean value of each window, channel by channel.
 *
 * @param pooling how a window becomes one value
 * @param window its size and steps
 * @param rounding UP where a last window that reaches beyond the map counts, as in Caffe and with PyTorch's ceil_mode
 */
public record Pooling(Kind pooling, Window window, Rounding rounding) implements LayerSpec {

    /** How a window becomes one value. */
    public enum Kind {
        MAX,
        /** Zeros of the padding are not counted. */
        AVERAGE
    }

    public static Pooling max(Window window) {
        return new Pooling(Kind.MAX, window, Rounding.DOWN);
    }

    public static Pooling average(Window window) {
        return new Pooling(Kind.AVERAGE, window, Rounding.DOWN);
    }

    public Pooling roundingUp() {
        return new Pooling(pooling, window, Rounding.UP);
    }

    @Override
    public String kind() {
        return switch (pooling) {
            case MAX -> "max pooling";
            case AVERAGE -> "average pooling";
        };
    }

    @Override
    public String windowText() {
        return window + (rounding == Rounding.UP ? " ceil" : "");
    }

    @Override
    public Shape output(Shape input) {
        return window.positions(input, input.channels(), rounding);
    }
}
