package org.convzoo.data;

import org.convzoo.configs.ImageContract;
import org.jspecify.annotations.Nullable;

/** The batches of one pass over a split, decoded and prepared ahead by a few threads, in a ring of off-heap arrays. */
public final class BatchStream implements AutoCloseable {

    private BatchStream() {}

    /**
     * Starts preparing batches.
     *
     * @param classes columns of the one-hot labels
     * @param contract what the network expects of an image
     * @param batchSize images in each batch but the last, which may have fewer
     * @param order indices of the images in the order of the pass, see {@link EpochOrder}
     * @param firstBatch batches that are skipped without being read, so that a pass can be resumed
     * @param workers threads that decode and prepare; content and order do not depend on it
     */
    public static BatchStream open(
            LabelledImages images,
            int classes,
            ImageContract contract,
            int batchSize,
            int[] order,
            int firstBatch,
            int workers) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * The next batch, or null at the end; its arrays are valid until the following call.
     *
     * @throws org.convzoo.configs.UserException if an image of the batch could not be read
     */
    public @Nullable Batch next() {
        throw new UnsupportedOperationException("being written");
    }

    /** How many batches the whole pass has, skipped ones included. */
    public int batches() {
        throw new UnsupportedOperationException("being written");
    }

    /** Stops the threads and frees the arrays. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("being written");
    }
}
