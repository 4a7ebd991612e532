package org.convzoo.data.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Blocks whose coefficients are known, gathered until there are enough of them to be transformed at once. */
final class BlockBatch {

    // As many as the loops of the transform need to be quick, and as few as the processor's nearer caches hold.
    private static final int MOST = 512;
    private static final long LOW = 0xFFFFFFFFL;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // [64 in rows, and one for what is no coefficient][blocks]
    private final int[][] coefficients;
    private final Plane[] planes;
    private final int[] places;
    private final InverseCosine cosine;
    private int count;

    /** @param blocks there will be in all */
    BlockBatch(int blocks) {
        int room = Math.min(blocks, MOST);
        this.coefficients = new int[65][room];
        this.planes = new Plane[room];
        this.places = new int[room];
        this.cosine = new InverseCosine(room);
    }

    /** Zeros where the next block's coefficients go, [65][blocks], of which it has number {@link #next}. */
    int[][] coefficients() {
        return coefficients;
    }

    int next() {
        return count;
    }

    /**
     * Takes the next block, whose coefficients are there.
     *
     * @param plane that its samples belong to
     * @param place of the first of them
     */
    void add(Plane plane, int place) {
        planes[count] = plane;
        places[count] = place;
        count++;
        if (count == places.length) {
            write();
        }
    }

    /** Writes the samples of all blocks that were added. */
    void write() {
        cosine.transform(coefficients, count);
        for (int row = 0; row < 8; row++) {
            writeRow(row, coefficients[8 * row], coefficients[8 * row + 1]);
        }
        for (int[] one : coefficients) {
            Arrays.fill(one, 0, count, 0);
        }
        count = 0;
    }

    private void writeRow(int row, int[] left, int[] right) {
        for (int block = 0; block < count; block++) {
            Plane plane = planes[block];
            long samples = left[block] & LOW | (long) right[block] << 32;
            EIGHT_BYTES.set(plane.samples(), places[block] + row * plane.stride(), samples);
        }
    }
}
