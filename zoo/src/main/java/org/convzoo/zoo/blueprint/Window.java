package org.convzoo.zoo.blueprint;

import org.convzoo.zoo.arithmetic.Rounding;
import org.convzoo.zoo.arithmetic.WindowAxis;

/**
 * A window that slides over a map.
 *
 * @param height in pixels
 * @param width in pixels
 * @param stride pixels between two positions, in both directions
 * @param padding what surrounds the map
 */
public record Window(int height, int width, int stride, Padding padding) {

    /** What surrounds a map so that windows at its border find enough values. */
    public sealed interface Padding {

        /** As many rows on the top as on the bottom, as many columns on the left as on the right. */
        record Even(int rows, int columns) implements Padding {}

        /**
         * As much as makes the output {@code ceil(input / stride)} long, an odd one behind the map: TensorFlow's
         * {@code SAME}.
         */
        record Same() implements Padding {}
    }

    private static final Padding NONE = new Padding.Even(0, 0);

    public Window {
        if (height < 1 || width < 1 || stride < 1) {
            throw new IllegalArgumentException("a window needs a height, a width and a stride of at least 1, got "
                    + height + "x" + width + "/" + stride);
        }
        if (padding instanceof Padding.Even even
                && (even.rows() < 0 || even.columns() < 0 || even.rows() >= height || even.columns() >= width)) {
            throw new IllegalArgumentException(
                    "a window of " + height + "x" + width + " needs less padding than that, got " + even);
        }
    }

    /** A square window without padding that moves by one pixel. */
    public static Window of(int size) {
        return of(size, size);
    }

    /** A window without padding that moves by one pixel. */
    public static Window of(int height, int width) {
        return new Window(height, width, 1, NONE);
    }

    public Window stride(int pixels) {
        return new Window(height, width, pixels, padding);
    }

    /** The same number of zeros on every side. */
    public Window padding(int pixels) {
        return padding(pixels, pixels);
    }

    public Window padding(int rows, int columns) {
        return new Window(height, width, stride, new Padding.Even(rows, columns));
    }

    /** TensorFlow's {@code SAME} padding. */
    public Window same() {
        return new Window(height, width, stride, new Padding.Same());
    }

    /** Zeros that keep a map's size at stride 1; odd windows only. */
    public Window centred() {
        return padding((height - 1) / 2, (width - 1) / 2);
    }

    int area() {
        return height * width;
    }

    /** Where it fits along both sides, {@code (N + 2P - F) / S + 1} rounded; 0 where the window is larger than the map. */
    Shape positions(Shape map, int channels, Rounding rounding) {
        if (padding instanceof Padding.Even even) {
            return new Shape(
                    channels,
                    positions(WindowAxis.of(map.height(), height, stride, 1, even.rows(), rounding)),
                    positions(WindowAxis.of(map.width(), width, stride, 1, even.columns(), rounding)));
        }
        return new Shape(
                channels,
                positions(WindowAxis.same(map.height(), height, stride, 1)),
                positions(WindowAxis.same(map.width(), width, stride, 1)));
    }

    private static int positions(WindowAxis axis) {
        return axis.travel() < 0 ? 0 : axis.positions();
    }

    /** As papers write it: {@code 5x5/2 pad 1}. */
    @Override
    public String toString() {
        return height + "x" + width + (stride == 1 ? "" : "/" + stride) + paddingText();
    }

    private String paddingText() {
        if (padding instanceof Padding.Even even) {
            if (even.rows() == even.columns()) {
                return even.rows() == 0 ? "" : " pad " + even.rows();
            }
            return " pad " + even.rows() + "x" + even.columns();
        }
        return " same";
    }
}
