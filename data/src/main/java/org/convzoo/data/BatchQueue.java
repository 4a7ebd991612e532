package org.convzoo.data;

import org.jspecify.annotations.Nullable;

/**
 * Who works on what: workers claim short runs of positions in order, at most a ring of batches ahead of the one that is
 * handed out. Positions count from 0 over the whole pass.
 */
final class BatchQueue {

    private final int length;
    private final int batchSize;
    private final int firstBatch;
    private final int run;
    // Indexed by slot.
    private final int[] unfinished;
    private final boolean[] ready;
    private final @Nullable Throwable[] failures;
    private final int[] failurePositions;

    private int claimed;
    private int released;
    private long waitedNanoseconds;
    private boolean closed;

    BatchQueue(int length, int batchSize, int firstBatch, int ring, int workers) {
        this.length = length;
        this.batchSize = batchSize;
        this.firstBatch = firstBatch;
        // Short enough that all workers share a batch, long enough that claiming costs nothing beside the work.
        this.run = Math.max(1, batchSize / (4 * workers));
        this.unfinished = new int[ring];
        this.ready = new boolean[ring];
        this.failures = new Throwable[ring];
        this.failurePositions = new int[ring];
        this.claimed = (int) Math.min((long) firstBatch * batchSize, length);
        this.released = firstBatch;
    }

    int batches() {
        return (int) (((long) length + batchSize - 1) / batchSize);
    }

    int sizeOf(int batch) {
        return Math.min(batchSize, length - batch * batchSize);
    }

    /** Which room of the ring a batch has. */
    int slot(int batch) {
        return (batch - firstBatch) % unfinished.length;
    }

    /** The next positions to prepare, or null when there are none left; waits while the ring is full. */
    synchronized @Nullable Claim claim() throws InterruptedException {
        while (!closed && claimed < length && claimed / batchSize - released >= unfinished.length) {
            wait();
        }
        if (closed || claimed >= length) {
            return null;
        }
        int batch = claimed / batchSize;
        int begin = batch * batchSize;
        int slot = slot(batch);
        if (claimed == begin) {
            unfinished[slot] = sizeOf(batch);
            ready[slot] = false;
            failures[slot] = null;
        }
        int end = Math.min(claimed + run, begin + sizeOf(batch));
        Claim claim = new Claim(slot, begin, claimed, end);
        claimed = end;
        return claim;
    }

    /** Whether nothing is left to be prepared of the claim's batch; who is told so {@linkplain #complete completes} it. */
    synchronized boolean finish(Claim claim) {
        unfinished[claim.slot] -= claim.end - claim.from;
        return unfinished[claim.slot] == 0;
    }

    /** Hands a batch out that is all prepared. */
    synchronized void complete(int slot) {
        ready[slot] = true;
        notifyAll();
    }

    /** Whether an image of the batch in this room failed. */
    synchronized boolean hasFailed(int slot) {
        return failures[slot] != null;
    }

    /** Keeps the failure of the first position that failed, so that the same one surfaces however threads raced. */
    synchronized void fail(Claim claim, int position, Throwable failure) {
        if (failures[claim.slot] == null || position < failurePositions[claim.slot]) {
            failures[claim.slot] = failure;
            failurePositions[claim.slot] = position;
        }
    }

    /** Waits until all of a batch is prepared; the batches before it are released. Returns what went wrong, if anything. */
    synchronized @Nullable Throwable await(int batch) throws InterruptedException {
        released = batch;
        notifyAll();
        int slot = slot(batch);
        while (!closed && (claimed < batch * batchSize + sizeOf(batch) || !ready[slot])) {
            long begun = System.nanoTime();
            wait();
            waitedNanoseconds += System.nanoTime() - begun;
        }
        return closed ? new IllegalStateException("the stream of batches is closed") : failures[slot];
    }

    /** For how long {@link #await} found no batch ready. */
    synchronized long waitedNanoseconds() {
        return waitedNanoseconds;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Positions {@code from} (inclusive) to {@code end} (exclusive) of the batch that begins at {@code begin}. */
    record Claim(int slot, int begin, int from, int end) {}
}
