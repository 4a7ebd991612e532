package org.convzoo.data;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who works on what: workers claim short runs of positions in order, at most a ring of batches ahead of the one that is
 * handed out. Positions count from 0 over the whole pass.
 */
final class BatchQueue {

    /** A ring of so few batches is never left to run down. */
    private static final int SHORT_RING = 3;

    private final int length;
    private final int batchSize;
    private final int firstBatch;
    private final int run;
    // Workers that found the ring full go on when so few of its batches are left: waking them costs both sides time.
    private final int refill;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition completed = lock.newCondition();
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
        this.refill = ring < 2 * SHORT_RING ? ring - 1 : ring / 2;
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
    @Nullable
    Claim claim() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && claimed < length && ahead() >= unfinished.length) {
                room.await();
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
        } finally {
            lock.unlock();
        }
    }

    /** How many batches are claimed to the end that have not been released. */
    private int ahead() {
        return claimed / batchSize - released;
    }

    /** Whether nothing is left to be prepared of the claim's batch; who is told so {@linkplain #complete completes} it. */
    boolean finish(Claim claim) {
        lock.lock();
        try {
            unfinished[claim.slot] -= claim.end - claim.from;
            return unfinished[claim.slot] == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Hands a batch out that is all prepared. */
    void complete(int slot) {
        lock.lock();
        try {
            ready[slot] = true;
            completed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether an image of the batch in this room failed. */
    boolean hasFailed(int slot) {
        lock.lock();
        try {
            return failures[slot] != null;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the failure of the first position that failed, so that the same one surfaces however threads raced. */
    void fail(Claim claim, int position, Throwable failure) {
        lock.lock();
        try {
            if (failures[claim.slot] == null || position < failurePositions[claim.slot]) {
                failures[claim.slot] = failure;
                failurePositions[claim.slot] = position;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all of a batch is prepared; the batches before it are released. Returns what went wrong, if anything. */
    @Nullable
    Throwable await(int batch) throws InterruptedException {
        lock.lock();
        try {
            released = batch;
            if (ahead() <= refill) {
                room.signalAll();
            }
            int slot = slot(batch);
            while (!closed && (claimed < batch * batchSize + sizeOf(batch) || !ready[slot])) {
                long begun = System.nanoTime();
                completed.await();
                waitedNanoseconds += System.nanoTime() - begun;
            }
            return closed ? new IllegalStateException("the stream of batches is closed") : failures[slot];
        } finally {
            lock.unlock();
        }
    }

    /** For how long {@link #await} found no batch ready. */
    long waitedNanoseconds() {
        lock.lock();
        try {
            return waitedNanoseconds;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            completed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Positions {@code from} (inclusive) to {@code end} (exclusive) of the batch that begins at {@code begin}. */
    record Claim(int slot, int begin, int from, int end) {}
}
