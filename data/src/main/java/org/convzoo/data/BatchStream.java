package org.convzoo.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.data.BatchSlot.LeftOut;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one pass over a split, decoded and prepared ahead by a few threads, in a ring of off-heap arrays that
 * the stream owns. One thread takes the batches.
 */
public final class BatchStream implements AutoCloseable {

    // One batch in the network, one ready, one in the making.
    private static final int RING = 3;

    private final Pass pass;
    private final BatchQueue queue;
    private final List<BatchSlot> slots = new ArrayList<>(RING);
    private final List<Thread> threads = new ArrayList<>();
    private int next;
    private boolean closed;

    private BatchStream(Pass pass, BatchQueue queue) {
        this.pass = pass;
        this.queue = queue;
        this.next = pass.firstBatch();
    }

    /**
     * Starts preparing batches.
     *
     * @param workers threads that decode and prepare; content and order do not depend on it
     * @throws UserException if a batch is too large for one array
     */
    public static BatchStream open(Pass pass, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, got " + workers);
        }
        ImageSize input = pass.contract().input();
        int rows = pass.rows();
        int capacity = Math.max(1, Math.min(pass.batchSize(), rows));
        refuseOversized(capacity, input);
        BatchQueue queue = new BatchQueue(rows, pass.batchSize(), pass.firstBatch(), RING, workers);
        BatchStream stream = new BatchStream(pass, queue);
        try {
            for (int slot = 0; slot < Math.min(RING, queue.batches() - pass.firstBatch()); slot++) {
                stream.slots.add(new BatchSlot(capacity, input, pass.classes()));
            }
            stream.start(workers);
        } catch (RuntimeException | Error failure) {
            stream.close();
            throw failure;
        }
        return stream;
    }

    /**
     * The next batch, or null at the end; its arrays are valid until the following call. It has fewer images where the pass
     * leaves some out, perhaps none.
     *
     * @throws UserException if an image of the batch could not be read; the batches before it have been handed out
     */
    public @Nullable Batch next() {
        if (next >= queue.batches()) {
            return null;
        }
        Throwable failure;
        try {
            failure = queue.await(next);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch of images");
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        BatchSlot slot = slots.get(queue.slot(next));
        int size = slot.size();
        balanceWeights(slot, size);
        for (LeftOut image : slot.leftOut()) {
            pass.badImages().leftOut(pass.images(), image.index(), image.reason());
        }
        next++;
        return slot.batch(size);
    }

    private void balanceWeights(BatchSlot slot, int size) {
        double sum = 0;
        for (int position = 0; position < size; position++) {
            int index = slot.indices()[position];
            sum += pass.targets().weight(index, pass.images().label(index));
        }
        if (sum != size && size > 0) {
            slot.scaleLabels(size, (float) (size / sum));
        }
    }

    /** How many batches the whole pass has, skipped ones included. */
    public int batches() {
        return queue.batches();
    }

    /** For how long {@link #next} had nothing to hand out, so that whoever called it waited. */
    public Duration waited() {
        return Duration.ofNanos(queue.waitedNanoseconds());
    }

    /** Stops the threads, waits for them and frees the arrays; whoever uses a batch is done with it. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        queue.close();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException again) {
                    // The arrays must not be freed under a thread that still writes.
                    interrupted = true;
                }
            }
        }
        slots.forEach(BatchSlot::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(int workers) {
        for (int worker = 1; worker <= workers; worker++) {
            // Made here, so that what is wrong with the contract, or want of memory, is thrown to the caller: a thread
            // that died of it would be waited for without end.
            ImageWorker preparing = new ImageWorker(pass);
            Thread thread = new Thread(() -> prepare(preparing), "convzoo-images-" + worker);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void prepare(ImageWorker worker) {
        try {
            for (BatchQueue.Claim claim = queue.claim(); claim != null; claim = queue.claim()) {
                prepare(claim, worker);
                if (queue.finish(claim)) {
                    complete(claim, worker);
                }
            }
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(BatchQueue.Claim claim, ImageWorker worker) {
        for (int position = claim.from(); position < claim.end(); position++) {
            try {
                worker.prepare(position, slots.get(claim.slot()), position - claim.begin());
            } catch (RuntimeException | Error failure) {
                queue.fail(claim, position, failure);
                return;
            }
        }
    }

    /** The last step of a batch, by the thread that has prepared its last image. */
    private void complete(BatchQueue.Claim claim, ImageWorker worker) {
        try {
            if (!queue.hasFailed(claim.slot())) {
                int batch = claim.begin() / pass.batchSize();
                worker.finish(batch, slots.get(claim.slot()), queue.sizeOf(batch));
            }
        } catch (RuntimeException | Error failure) {
            queue.fail(claim, claim.begin(), failure);
        }
        queue.complete(claim.slot());
    }

    /** Images of which one array holds as many at most. */
    public static int largestBatch(ImageSize size) {
        return (int) (Integer.MAX_VALUE / imageBytes(size));
    }

    /**
     * Bytes off the heap that a stream holds.
     *
     * @param classes columns of the labels
     * @param images of the whole pass
     */
    public static long bytes(ImageSize size, int classes, int batchSize, int images) {
        long batches = ((long) images + batchSize - 1) / batchSize;
        return Math.min(RING, batches)
                * Math.min(batchSize, images)
                * (imageBytes(size) + (long) Float.BYTES * classes);
    }

    private static long imageBytes(ImageSize size) {
        return (long) Float.BYTES * size.channels() * size.height() * size.width();
    }

    private static void refuseOversized(int batchSize, ImageSize size) {
        long imageBytes = imageBytes(size);
        if (batchSize > largestBatch(size)) {
            throw UserException.wrongUsage("a batch of " + batchSize + " images of " + size + " needs "
                    + batchSize * imageBytes / (1 << 20)
                    + " MiB, more than an array of 2048 MiB holds; set data.batchSize to "
                    + largestBatch(size) + " or less");
        }
    }
}
