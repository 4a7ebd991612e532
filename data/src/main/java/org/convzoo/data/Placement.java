package org.convzoo.data;

import org.convzoo.configs.ImageContract.Resize;

/**
 * Along one axis: which part of the resized image is kept and where it lies in the network's input. The rounding is
 * torchvision's CenterCrop: the crop begins at (size - input) / 2 with halves to the even number, and a smaller image
 * gets the odd zero behind it.
 *
 * @param resized pixels after resizing
 * @param cropStart the first resized pixel that is kept
 * @param length how many are kept
 * @param padding zeros before them
 */
record Placement(int resized, int cropStart, int length, int padding) {

    static Placement of(int resized, int input) {
        return resized >= input
                ? new Placement(resized, (int) Math.rint((resized - input) / 2.0), input, 0)
                : new Placement(resized, 0, resized, (input - resized) / 2);
    }

    /** The axis that has {@code size} pixels, after resizing by the rule; {@code other} is the other axis. */
    static int resized(Resize resize, int size, int other, int exact) {
        return switch (resize.rule()) {
            case EXACT -> exact;
            // The long side is rounded down, as torchvision's Resize does.
            case SHORTER_SIDE -> size <= other ? resize.height() : (int) ((long) resize.height() * size / other);
        };
    }
}
