package org.convzoo.data.features;

import java.util.Locale;

/** Sizes in the unit that configurations give them in. */
final class Gigabytes {

    private Gigabytes() {}

    /** E.g. {@code 2.5 GB}, of 10^9 bytes. */
    static String of(long bytes) {
        return String.format(Locale.ROOT, bytes < 100_000_000 ? "%.2g GB" : "%.1f GB", bytes / 1e9);
    }
}
