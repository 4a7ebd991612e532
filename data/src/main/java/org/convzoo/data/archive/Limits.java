package org.convzoo.data.archive;

/**
 * How much an archive may hold; one that was made to fill a disk goes beyond.
 *
 * @param entries files and folders
 * @param entryBytes of one file
 * @param totalBytes of all files
 * @param ratio of all files' bytes to the archive's
 * @param ratioFrom bytes from which on the ratio counts: a few blank pictures shrink a thousandfold
 */
record Limits(long entries, long entryBytes, long totalBytes, long ratio, long ratioFrom) {

    static final Limits USUAL = new Limits(20_000_000, 4L << 30, 2L << 40, 100, 256L << 20);

    /** Bytes that an archive of this size may unpack to. */
    long bytesFrom(long archiveBytes) {
        return Math.min(totalBytes, Math.max(ratioFrom, Math.multiplyExact(archiveBytes, ratio)));
    }
}
