package org.convzoo.data.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How an entry begins. Its pixels, [height, width, channels], follow in bands of whole rows, each with a checksum of its own, so
 * that a crop need not read, or check, the rows that it does not show.
 *
 * @param height rows
 * @param width pixels in a row
 * @param channels 1 or 3
 * @param bandRows rows of each band but the last
 * @param checksums CRC-32C of each band
 */
record EntryHeader(int height, int width, int channels, int bandRows, int[] checksums) {

    /** On the disk; always the same, so that pixels begin at one place. */
    static final int BYTES = 512;

    private static final long MAGIC = 0x636f_6e76_7a6f_6f31L; // convzoo1
    private static final int MOST_BANDS = 64;
    private static final int BAND_BYTES = 1 << 16;
    private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

    static EntryHeader of(int height, int width, int channels, byte[] pixels) {
        int rowBytes = width * channels;
        int rows = Math.max((BAND_BYTES + rowBytes - 1) / rowBytes, (height + MOST_BANDS - 1) / MOST_BANDS);
        int[] checksums = new int[(height + rows - 1) / rows];
        EntryHeader header = new EntryHeader(height, width, channels, rows, checksums);
        CRC32C checksum = new CRC32C();
        for (int band = 0; band < checksums.length; band++) {
            checksums[band] = header.checksum(checksum, band, pixels);
        }
        return header;
    }

    /** Puts it and what it is of into a buffer of {@link #BYTES}, ready to be written. */
    void put(EntryKey key, ByteBuffer buffer) {
        buffer.clear().putLong(MAGIC).put(key.content());
        buffer.putInt(height).putInt(width).putInt(channels).putInt(bandRows);
        for (int band = 0; band < MOST_BANDS; band++) {
            buffer.putInt(band < checksums.length ? checksums[band] : 0);
        }
        while (buffer.position() < CHECKED_BYTES) {
            buffer.put((byte) 0);
        }
        buffer.putInt(ofFront(buffer)).flip();
    }

    /** Reads it; empty if it is damaged, or of another image or another state of it. */
    static Optional<EntryHeader> read(EntryKey key, ByteBuffer buffer) {
        if (buffer.remaining() != BYTES
                || buffer.getInt(CHECKED_BYTES) != ofFront(buffer)
                || buffer.getLong() != MAGIC
                || !buffer.slice(Long.BYTES, EntryKey.CONTENT_BYTES).equals(ByteBuffer.wrap(key.content()))) {
            return Optional.empty();
        }
        buffer.position(Long.BYTES + EntryKey.CONTENT_BYTES);
        int height = buffer.getInt();
        int width = buffer.getInt();
        int channels = buffer.getInt();
        int bandRows = buffer.getInt();
        int[] checksums = new int[(height + bandRows - 1) / bandRows];
        Arrays.setAll(checksums, band -> buffer.getInt());
        return Optional.of(new EntryHeader(height, width, channels, bandRows, checksums));
    }

    private static int ofFront(ByteBuffer buffer) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().limit(CHECKED_BYTES).position(0));
        return (int) checksum.getValue();
    }

    /** Of the whole entry. */
    long fileBytes() {
        return BYTES + (long) height * width * channels;
    }

    int bandOf(int row) {
        return row / bandRows;
    }

    /** Where a band begins among the pixels; behind the last band, their number. */
    int begin(int band) {
        return Math.min(band * bandRows, height) * width * channels;
    }

    /** Whether the pixels of a band are those that were written. */
    boolean holds(CRC32C checksum, int band, byte[] pixels) {
        return checksum(checksum, band, pixels) == checksums[band];
    }

    private int checksum(CRC32C checksum, int band, byte[] pixels) {
        checksum.reset();
        checksum.update(pixels, begin(band), begin(band + 1) - begin(band));
        return (int) checksum.getValue();
    }
}
