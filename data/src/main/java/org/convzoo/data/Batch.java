package org.convzoo.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images prepared for one step. All arrays belong to the {@link BatchStream} and are overwritten after its next call.
 *
 * @param indices which images of the split these are
 * @param size how many there are; the last batch may be smaller than the others
 * @param features float [size, C, H, W]
 * @param labels what the network is to answer, float [size, K]: 1 for an image's class, unless {@link Targets} say else
 */
public record Batch(int[] indices, int size, INDArray features, INDArray labels) {

    /** Whether none of its images could be read; its arrays then hold one row of zeros. */
    public boolean isEmpty() {
        return size == 0;
    }
}
