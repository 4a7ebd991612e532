package org.convzoo.data.features;

import org.convzoo.configs.ImageSize;

/**
 * Where things lie in a table of features. After a header come chunks of rows; after the rows of a chunk, a bit for each
 * that is missing and a checksum over both. All numbers are little-endian.
 *
 * @param shape of a row: height x width x channels of a map, 1 x 1 x length of a vector
 * @param rows of the table
 * @param chunkRows rows of every chunk but the last, which may have fewer
 */
public record TableLayout(ImageSize shape, int rows, int chunkRows) {

    static final int HEADER_BYTES = 128;

    // So that a chunk is one buffer of Java's.
    private static final long MOST_CHUNK_BYTES = 1 << 30;

    /** @throws IllegalArgumentException if there are no rows, or a chunk would take more than 1 GiB */
    public TableLayout {
        if (rows < 1 || chunkRows < 1) {
            throw new IllegalArgumentException(
                    "a table has at least one row in a chunk of at least one, got " + rows + " and " + chunkRows);
        }
        if (!fits(shape, chunkRows)) {
            throw new IllegalArgumentException(chunkRows + " rows of " + shape + " take more than a chunk may");
        }
    }

    /** Whether so many rows can be a chunk, which has at most 1 GiB. */
    public static boolean fits(ImageSize shape, int chunkRows) {
        double bytes = (double) shape.height() * shape.width() * shape.channels() * Float.BYTES * chunkRows;
        return bytes + chunkRows <= MOST_CHUNK_BYTES;
    }

    /** How many floats a row has. */
    public int rowLength() {
        return shape.height() * shape.width() * shape.channels();
    }

    int rowBytes() {
        return rowLength() * Float.BYTES;
    }

    int chunks() {
        return (int) (((long) rows + chunkRows - 1) / chunkRows);
    }

    int rowsOf(int chunk) {
        return (int) Math.min(chunkRows, rows - (long) chunk * chunkRows);
    }

    /** Bytes of the rows and of the bits that say which of them are missing: what the checksum is over. */
    int checkedBytes(int chunk) {
        return rowsOf(chunk) * rowBytes() + missingBytes(chunk);
    }

    /** A multiple of four, so that floats always lie where the processor likes them. */
    int missingBytes(int chunk) {
        return (rowsOf(chunk) + Integer.SIZE - 1) / Integer.SIZE * Integer.BYTES;
    }

    int chunkBytes(int chunk) {
        return checkedBytes(chunk) + Integer.BYTES;
    }

    /** Where a chunk begins in a file. */
    long position(int chunk) {
        return HEADER_BYTES + (long) chunk * chunkBytes(0);
    }

    /** Bytes of a whole file. */
    public long fileBytes() {
        return position(chunks() - 1) + chunkBytes(chunks() - 1);
    }
}
