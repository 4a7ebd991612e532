package org.convzoo.evaluation;

import java.util.Locale;

/** Costs and chances as a person reads them. */
final class CostWords {

    private static final double LEAST_SHOWN = 0.001;

    private CostWords() {}

    /** {@code p = 0.021}, {@code p < 0.001}. */
    static String p(double p) {
        return p < LEAST_SHOWN ? "p < 0.001" : "p = " + probability(p);
    }

    /** {@code 0.021}, {@code <0.001}. */
    static String probability(double p) {
        return p < LEAST_SHOWN ? "<0.001" : String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
    }

    /** {@code 12 ms}, {@code 0.52 ms}, {@code 1.4 s}. */
    static String perImage(double seconds) {
        double milliseconds = 1000 * seconds;
        if (milliseconds >= 1000) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return String.format(
                Locale.ROOT, milliseconds < 1 ? "%.2f ms" : milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }

    /** {@code 4.7 MiB}, {@code 1.24 GiB}. */
    static String bytes(long bytes) {
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
        }
        return bytes < 1 << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%.2f GiB", bytes / 1073741824.0);
    }
}
