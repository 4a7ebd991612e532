package org.convzoo.training;

import java.util.Locale;
import org.convzoo.configs.UserException;

/**
 * Why a run cannot fit, and what could be done.
 *
 * @param forecast what it would take
 * @param limits what it may
 * @param largestBatch that fits; 0 if none does
 */
record MemoryShortage(MemoryForecast forecast, MemoryLimits limits, int largestBatch) {

    private static final double ROOM_TO_BREATHE = 1.1;

    UserException refusal() {
        return UserException.failed(text());
    }

    /** One line. */
    String text() {
        return need() + ": " + remedy() + "; or " + raise();
    }

    private String need() {
        String what = "the run needs " + (forecast.complete() ? "" : "at least ");
        String at = " at batch " + forecast.batchSize() + ", ";
        if (forecast.heapBytes() > limits.heapBytes()) {
            return what + gibibytes(forecast.heapBytes()) + " of Java heap" + at + allowed(limits.heapBytes());
        }
        return forecast.offHeapBytes() > limits.offHeapBytes()
                ? what + gibibytes(forecast.offHeapBytes()) + " off-heap" + at + allowed(limits.offHeapBytes())
                : what + gibibytes(forecast.peakBytes()) + " of memory" + at + allowed(limits.processBytes());
    }

    private static String allowed(long bytes) {
        return gibibytes(bytes) + " are allowed";
    }

    private String remedy() {
        return largestBatch > 0
                ? "data.batchSize " + largestBatch + " fits"
                : "not even one image at a time fits, so take a smaller network or input";
    }

    private String raise() {
        if (forecast.peakBytes() > limits.processBytes()) {
            return "give the process more memory: this machine or container, with the launcher's share of it, allows "
                    + gibibytes(limits.processBytes());
        }
        return forecast.heapBytes() > limits.heapBytes()
                ? "raise the limit: CONVZOO_JAVA_OPTIONS=-Xmx" + enough(forecast.heapBytes())
                : "raise the limit: CONVZOO_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.maxbytes="
                        + enough(forecast.offHeapBytes());
    }

    /** A setting for the command line; where the need is not known to the end, the user tries. */
    private String enough(long bytes) {
        return forecast.complete() ? (long) (bytes * ROOM_TO_BREATHE / (1 << 20)) + "m" : "SIZE";
    }

    static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
