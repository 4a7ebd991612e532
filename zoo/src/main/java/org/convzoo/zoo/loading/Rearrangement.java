package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import org.convzoo.zoo.names.Arrangement;
import org.convzoo.zoo.names.Extents;
import org.convzoo.zoo.names.NamedParameter;

/**
 * Where an element at {@code [out, in, height, width]} lies in another library's array.
 *
 * @param extents of the array
 * @param outStep from one output to the next
 * @param inStep from one input to the next
 * @param rowStep from one row of the window to the next
 * @param columnStep from one column to the next
 */
record Rearrangement(Extents extents, long outStep, long inStep, long rowStep, long columnStep) {

    /** Outputs that are copied together, so that what one cache line brings is used before it goes. */
    private static final int TOGETHER = 64;

    static Rearrangement of(NamedParameter parameter) {
        return of(parameter.arrangement(), parameter.ours().extents());
    }

    static Rearrangement of(Arrangement arrangement, Extents extents) {
        long out = extents.out();
        long in = extents.in();
        long width = extents.width();
        return switch (arrangement) {
            case OUT_IN_HEIGHT_WIDTH ->
                new Rearrangement(extents, in * extents.height() * width, extents.height() * width, width, 1);
            case HEIGHT_WIDTH_IN_OUT -> new Rearrangement(extents, 1, out, width * in * out, in * out);
            case HEIGHT_WIDTH_OUT -> new Rearrangement(extents, 1, 0, width * out, out);
        };
    }

    /** Brings all elements into this project's order. */
    void copy(FloatBuffer theirs, FloatBuffer ours) {
        int filter = Math.toIntExact(ours.capacity() / extents.out());
        for (long first = 0; first < extents.out(); first += TOGETHER) {
            long end = Math.min(first + TOGETHER, extents.out());
            int inFilter = 0;
            for (long in = 0; in < extents.in(); in++) {
                for (long row = 0; row < extents.height(); row++) {
                    for (long column = 0; column < extents.width(); column++, inFilter++) {
                        long from = in * inStep + row * rowStep + column * columnStep;
                        for (long out = first; out < end; out++) {
                            ours.put((int) (out * filter + inFilter), theirs.get((int) (from + out * outStep)));
                        }
                    }
                }
            }
        }
    }
}
