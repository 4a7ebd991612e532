package org.convzoo.zoo;

/**
 * A square window that slides over a map.
 *
 * @param size its side in pixels
 * @param stride pixels between two positions
 * @param padding zeros added on each side
 */
public record Window(int size, int stride, int padding) {

    public Window {
        if (size < 1 || stride < 1 || padding < 0 || padding >= size) {
            throw new IllegalArgumentException("a window needs a size and a stride of at least 1 and less padding than"
                    + " size, got size " + size + ", stride " + stride + ", padding " + padding);
        }
    }

    static Window of(int size) {
        return new Window(size, 1, 0);
    }

    Window stride(int pixels) {
        return new Window(size, pixels, padding);
    }

    Window padding(int pixels) {
        return new Window(size, stride, pixels);
    }

    /** {@code (N + 2P - F) / S + 1}, rounded down; 0 or less where the window does not fit. */
    int positions(int length) {
        return Math.floorDiv(length + 2 * padding - size, stride) + 1;
    }

    /** As papers write it: {@code 5x5/2 pad 1}. */
    @Override
    public String toString() {
        return size + "x" + size + (stride == 1 ? "" : "/" + stride) + (padding == 0 ? "" : " pad " + padding);
    }
}
