package org.convzoo.transfer.linear;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The rows that are learned from, in an order that is drawn anew for every pass. */
final class RowOrder {

    private final int[] rows;
    private final SplittableRandom random;

    RowOrder(double[] costs, long seed) {
        this.rows =
                IntStream.range(0, costs.length).filter(row -> costs[row] > 0).toArray();
        this.random = new SplittableRandom(seed);
    }

    /** The rows in their next order; the array is this object's. */
    int[] next() {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
        return rows;
    }
}
