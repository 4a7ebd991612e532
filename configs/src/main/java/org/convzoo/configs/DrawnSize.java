package org.convzoo.configs;

/** Bounds what is drawn in memory before a run begins. */
final class DrawnSize {

    private static final long MOST_BYTES = 1L << 30;

    private DrawnSize() {}

    /**
     * Refuses more than a gibibyte.
     *
     * @param key that is to be made smaller
     * @param bytes of one sample
     */
    static void check(String key, long bytes, long samples) {
        if (bytes * samples > MOST_BYTES) {
            throw new KeyException(
                    key,
                    "asks, with the other splits, for " + samples + " samples of " + bytes
                            + " bytes, which are drawn in memory; at most " + MOST_BYTES / bytes + " of this size");
        }
    }
}
