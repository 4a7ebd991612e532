package org.convzoo.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One kind of batch that a pass over images has; each has a program of its own.
 *
 * @param images of the batch
 * @param training whether a step is taken
 */
record BatchWork(int images, boolean training) {

    /**
     * Whole batches and the last one.
     *
     * @param images of the pass
     * @param batch images of a whole one
     */
    static List<BatchWork> of(int images, int batch, boolean training) {
        return IntStream.of(images >= batch ? batch : 0, images % batch)
                .filter(size -> size > 0)
                .mapToObj(size -> new BatchWork(size, training))
                .toList();
    }
}
