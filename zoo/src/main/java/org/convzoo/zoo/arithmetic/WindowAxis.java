package org.convzoo.zoo.arithmetic;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A window that slides along one axis of a map; all lengths in rows, or in columns.
 *
 * @param input length of the map, N
 * @param filter taps of the window, F
 * @param stride step from one position to the next, S
 * @param dilation distance between two taps, D; 1 where they touch
 * @param before zeros above or to the left
 * @param after zeros below or to the right
 * @param rounding what becomes of a position that is not whole
 */
public record WindowAxis(int input, int filter, int stride, int dilation, int before, int after, Rounding rounding) {

    /** Bounds every length, so that the sums and products below stay exact. */
    private static final int LONGEST = 100_000;

    /** As many paddings as are worth proposing. */
    private static final int PROPOSALS = 5;

    public WindowAxis {
        check("input", input, 1);
        check("kernel", filter, 1);
        check("stride", stride, 1);
        check("dilation", dilation, 1);
        check("padding", before, 0);
        check("padding", after, 0);
        check("window with its dilation", extent(filter, dilation), 1);
    }

    private static void check(String name, long value, int least) {
        if (value < least || value > LONGEST) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "the %s must be from %d to %,d, got %,d", name, least, LONGEST, value));
        }
    }

    /** With the same zeros on both sides. */
    public static WindowAxis of(int input, int filter, int stride, int dilation, int padding, Rounding rounding) {
        return new WindowAxis(input, filter, stride, dilation, padding, padding, rounding);
    }

    /** With zeros that make the output {@code N / S} long, rounded up; an odd one goes below or to the right. */
    public static WindowAxis same(int input, int filter, int stride, int dilation) {
        WindowAxis bare = of(input, filter, stride, dilation, 0, Rounding.DOWN);
        int last = (input - 1) / stride * stride; // where the last of ceil(N/S) windows starts
        int zeros = Math.toIntExact(Math.max(0, last + bare.extent() - input));
        return new WindowAxis(input, filter, stride, dilation, zeros / 2, zeros - zeros / 2, Rounding.DOWN);
    }

    /** From the first tap of the window to the last: {@code D(F - 1) + 1}. */
    public long extent() {
        return extent(filter, dilation);
    }

    private static long extent(int filter, int dilation) {
        return (long) dilation * (filter - 1) + 1;
    }

    /** Length of the map with its zeros. */
    public long padded() {
        return (long) input + before + after;
    }

    /** How far the window can be moved; negative where it does not fit into the map at all. */
    public long travel() {
        return padded() - extent();
    }

    /** Whether the last window ends where the map ends. */
    public boolean fits() {
        return travel() % stride == 0;
    }

    /** {@code (N + 2P - F)/S + 1} before it is rounded. */
    public double exactPositions() {
        return (double) travel() / stride + 1;
    }

    /** {@code (N + 2P - F)/S + 1}, rounded: the length of the output. */
    public int positions() {
        long whole = travel() / stride + 1;
        boolean oneMore = rounding == Rounding.UP && !fits() && whole * stride < before + input;
        return Math.toIntExact(oneMore ? whole + 1 : whole);
    }

    /** What the windows leave at the end of the padded map. */
    public long leftOver() {
        return Math.max(0, padded() - end());
    }

    /** The part of {@link #leftOver} that is input, not padding. */
    public long unseen() {
        return Math.max(0, leftOver() - after);
    }

    /** How far the last window reaches past the end of the padded map. */
    public long overhang() {
        return Math.max(0, end() - padded());
    }

    /** What no window sees between two neighbours. */
    public long gap() {
        return positions() == 1 ? 0 : Math.max(0, stride - extent());
    }

    private long end() {
        return (positions() - 1L) * stride + extent();
    }

    /** How much of the input one output sees through this many such layers. */
    public long receptiveField(int layers) {
        long field = 1;
        long jump = 1;
        for (int layer = 0; layer < layers; layer++) {
            field += (extent() - 1) * jump;
            jump *= stride;
        }
        return field;
    }

    /** The smallest paddings on both sides with which the windows fit; none so large that a window sees padding only. */
    public List<Integer> fittingPaddings() {
        return IntStream.range(0, Math.toIntExact(extent()))
                .filter(padding -> input + 2L * padding >= extent() && (input + 2L * padding - extent()) % stride == 0)
                .limit(PROPOSALS)
                .boxed()
                .toList();
    }

    /** The strides with which the windows fit and skip nothing between them. */
    public List<Integer> fittingStrides() {
        return IntStream.rangeClosed(1, Math.toIntExact(extent()))
                .filter(step -> travel() % step == 0)
                .boxed()
                .toList();
    }

    /** The inputs with which the windows fit that are nearest to the one given: the next smaller and the next larger. */
    public List<Integer> fittingInputs() {
        int rest = Math.floorMod(travel(), stride);
        return rest == 0
                ? List.of(input)
                : Stream.of(input - rest, input + stride - rest)
                        .filter(length -> length >= 1)
                        .toList();
    }
}
