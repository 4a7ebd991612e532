package org.convzoo.data;

import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.data.View.Anchor;

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
        return of(resized, input, Anchor.CENTRE);
    }

    static Placement of(int resized, int input, Anchor anchor) {
        if (resized < input) {
            return new Placement(resized, 0, resized, (input - resized) / 2);
        }
        int spare = resized - input;
        int start =
                switch (anchor) {
                    case START -> 0;
                    case CENTRE -> (int) Math.rint(spare / 2.0);
                    case END -> spare;
                };
        return new Placement(resized, start, input, 0);
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
