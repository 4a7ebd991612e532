package org.convzoo.data;

import java.util.Arrays;

/**
 * What a network is to answer for an image, as a row of a batch's labels. Many threads ask at once, so it keeps no state
 * that changes.
 */
public interface Targets {

    /** 1 for the image's class and 0 for the others. */
    Targets ONE_HOT = (index, label, row) -> {
        Arrays.fill(row, 0);
        row[label] = 1;
    };

    /**
     * Writes the row of an image.
     *
     * @param index of the image in its split
     * @param label its class
     * @param row receives [K], one value a class, whatever it held before; the values sum to 1, or to the image's weight
     */
    void put(int index, int label, float[] row);

    /**
     * How much an image counts beside the others of its batch: a batch's rows are divided by the mean of these weights,
     * so that the mean of its losses becomes their weighted mean.
     */
    default double weight(int index, int label) {
        return 1;
    }
}
