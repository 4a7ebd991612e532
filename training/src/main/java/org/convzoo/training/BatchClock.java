package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times batches until it has seen enough. Code that has just been compiled and memory that is touched for the first time
 * are not what a run is made of, so the first batches do not count. No more are timed than what is foretold has: of a run
 * of a moment the first batches are all there is.
 */
final class BatchClock {

    /** A measurement of batches that take long ends here with fewer of them. */
    private static final double LONG_SECONDS = 20;

    private static final int FEWEST = 2;

    /**
     * How long to measure, at least.
     *
     * @param warmUpSeconds before a batch counts
     * @param warmUpBatches before a batch counts
     * @param seconds from then on
     * @param batches that count
     */
    record Patience(double warmUpSeconds, int warmUpBatches, double seconds, int batches) {}

    private final Patience patience;
    private final long most;
    private final LongSupplier nanoseconds;
    private final List<Double> secondsPerImage = new ArrayList<>();
    private final long begun;
    private int warmUps;
    private boolean warm;
    private long counting;
    private long last;

    /** @param most batches that what is foretold has */
    BatchClock(Patience patience, long most, LongSupplier nanoseconds) {
        this.patience = patience;
        this.most = most;
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
        this.last = begun;
    }

    /** What has passed since the last batch belongs to none. */
    void resume() {
        last = nanoseconds.getAsLong();
    }

    /** A batch is done; whether that is enough. */
    boolean lap(int images) {
        long now = nanoseconds.getAsLong();
        if (warm) {
            secondsPerImage.add((now - last) / 1e9 / images);
        } else {
            warmUps++;
            double since = (now - begun) / 1e9;
            warm = warmUps >= patience.warmUpBatches() && (since >= patience.warmUpSeconds() || warmUps >= most)
                    || since >= LONG_SECONDS;
            counting = now;
        }
        last = now;
        int counted = secondsPerImage.size();
        double measured = (now - counting) / 1e9;
        return counted >= patience.batches() && (measured >= patience.seconds() || counted >= most)
                || counted >= FEWEST && measured >= LONG_SECONDS;
    }

    Pace pace() {
        return Pace.of(secondsPerImage);
    }
}
