package org.convzoo.transfer.linear;

import java.util.Locale;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;

/**
 * What a search takes beside its features, counted before anything is allocated.
 *
 * @param what the rows, features and columns of scores, in words
 * @param offHeap bytes of matrices
 * @param heap bytes of points, steps and gradients
 */
record MemoryNeed(String what, long offHeap, long heap) {

    /** Points, steps and gradients that a search keeps at once: ten pairs of limited-memory BFGS, and what it works on. */
    private static final long POINTS = 28;

    /** Columns of scores, residuals and margins. */
    private static final long SCORES = 6;

    /**
     * @param ofRows whether inner products of rows are kept, instead of the features
     * @param copied whether a standardised copy of the features is
     */
    static MemoryNeed of(FloatMatrix features, boolean ofRows, boolean copied, int columns) {
        long n = features.rows();
        long d = features.columns();
        long matrix = ofRows ? n * n + (copied ? n * Math.min(d, Gram.BLOCK) : 0) : copied ? n * d : 0;
        long point = ofRows ? 2 * n : d;
        return new MemoryNeed(
                String.format(Locale.ROOT, "%,d x %,d features and %,d classes", n, d, columns == 1 ? 2 : columns),
                Float.BYTES * (matrix + 2 * columns * (n + d)),
                Double.BYTES * columns * (POINTS * point + SCORES * n));
    }

    void require(MemoryRoom room) {
        require(offHeap, room.offHeap(), "memory outside of the Java heap", "-Dorg.bytedeco.javacpp.maxbytes=");
        require(heap, room.heap(), "Java heap", "-Xmx");
    }

    private void require(long needed, long free, String kind, String setting) {
        if (needed > free) {
            throw UserException.failed(String.format(
                    Locale.ROOT,
                    "a linear classifier of %s needs %.1f GiB of %s beside the features, %.1f GiB are free: pool the"
                            + " features to fewer, take fewer images, or raise the limit with"
                            + " CONVZOO_JAVA_OPTIONS=%sSIZE",
                    what,
                    needed / (double) (1L << 30),
                    kind,
                    Math.max(0, free) / (double) (1L << 30),
                    setting));
        }
    }
}
