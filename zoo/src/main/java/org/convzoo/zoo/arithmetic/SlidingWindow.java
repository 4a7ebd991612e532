package org.convzoo.zoo.arithmetic;

/**
 * A window that slides over a map, down and across.
 *
 * @param height how it moves down
 * @param width how it moves across
 */
public record SlidingWindow(WindowAxis height, WindowAxis width) {

    public SlidingWindow {
        if (height.travel() < 0 || width.travel() < 0) {
            throw new IllegalArgumentException(doesNotFit(height, width));
        }
    }

    /**
     * A window over each channel of a volume.
     *
     * @throws IllegalArgumentException if a length is out of range or the window is larger than the padded map
     */
    public static SlidingWindow over(
            Volume input, PerAxis kernel, PerAxis stride, PerAxis dilation, Padding padding, Rounding rounding) {
        if (padding instanceof Padding.Zeros zeros) {
            return new SlidingWindow(
                    WindowAxis.of(
                            input.height(),
                            kernel.height(),
                            stride.height(),
                            dilation.height(),
                            zeros.amount().height(),
                            rounding),
                    WindowAxis.of(
                            input.width(),
                            kernel.width(),
                            stride.width(),
                            dilation.width(),
                            zeros.amount().width(),
                            rounding));
        }
        if (rounding == Rounding.UP) {
            throw new IllegalArgumentException("same padding leaves nothing to round up: leave one of them out");
        }
        return new SlidingWindow(
                WindowAxis.same(input.height(), kernel.height(), stride.height(), dilation.height()),
                WindowAxis.same(input.width(), kernel.width(), stride.width(), dilation.width()));
    }

    private static String doesNotFit(WindowAxis height, WindowAxis width) {
        String window = height.extent() + "x" + width.extent();
        String padding = height.before() + width.before() == 0 ? "" : " with its padding";
        PerAxis enough = new PerAxis(enoughPadding(height), enoughPadding(width));
        return "a window of " + window + " does not fit into a map of " + height.padded() + "x" + width.padded()
                + padding + "; it needs an input of at least " + enoughInput(height) + "x" + enoughInput(width)
                + ", or a padding of at least " + enough;
    }

    private static long enoughInput(WindowAxis axis) {
        return Math.max(1, axis.extent() - axis.before() - axis.after());
    }

    private static int enoughPadding(WindowAxis axis) {
        return Math.toIntExact(Math.max(0, (axis.extent() - axis.input() + 1) / 2));
    }

    public PerAxis kernel() {
        return new PerAxis(height.filter(), width.filter());
    }

    public PerAxis stride() {
        return new PerAxis(height.stride(), width.stride());
    }

    public PerAxis dilation() {
        return new PerAxis(height.dilation(), width.dilation());
    }

    /** From the first number that a window sees to the last: the kernel with its dilation. */
    public PerAxis span() {
        return new PerAxis(Math.toIntExact(height.extent()), Math.toIntExact(width.extent()));
    }

    /** Numbers of one channel that a window covers. */
    public long area() {
        return (long) height.filter() * width.filter();
    }

    /** Whether the last windows end where the map ends, on both axes. */
    public boolean fits() {
        return height.fits() && width.fits();
    }

    /** Whether there are as many zeros above as below, and as many left as right. */
    public boolean symmetric() {
        return height.before() == height.after() && width.before() == width.after();
    }

    /** Positions down and across, for this many channels. */
    Volume output(int channels) {
        return new Volume(height.positions(), width.positions(), channels);
    }

    /** The map with its zeros, for this many channels. */
    Volume padded(int channels) {
        return new Volume(Math.toIntExact(height.padded()), Math.toIntExact(width.padded()), channels);
    }
}
