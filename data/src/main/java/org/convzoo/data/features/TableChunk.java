package org.convzoo.data.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.zip.CRC32C;

/** Room for one chunk of a table, filled again and again: by a network, or from a file. */
final class TableChunk {

    private final byte[] key;
    private final TableLayout layout;
    private final ByteBuffer bytes;

    TableChunk(TableKey key, TableLayout layout) {
        this.key = key.bytes();
        this.layout = layout;
        this.bytes = ByteBuffer.allocateDirect(layout.chunkBytes(0)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes rows, as {@link TableWriter#add} does; what is missing is zero. */
    ByteBuffer fill(int chunk, FloatBuffer values, int[] rows, int count) {
        int length = layout.rowLength();
        int first = chunk * layout.chunkRows();
        bytes.clear();
        zero(layout.rowsOf(chunk) * layout.rowBytes(), layout.missingBytes(chunk));
        FloatBuffer floats = bytes.asFloatBuffer();
        int given = 0;
        for (int row = 0; row < layout.rowsOf(chunk); row++) {
            if (given < count && rows[given] == first + row) {
                floats.put(row * length, values, values.position() + given * length, length);
                given++;
            } else {
                zero(row * layout.rowBytes(), layout.rowBytes());
                miss(chunk, row);
            }
        }
        if (given < count) {
            throw new IllegalArgumentException(
                    "row " + rows[given] + " is none of chunk " + chunk + " or out of order");
        }
        bytes.putInt(layout.checkedBytes(chunk), checksum(chunk));
        return bytes.clear().limit(layout.chunkBytes(chunk));
    }

    private void zero(int from, int count) {
        for (int position = from; position < from + count; position += Integer.BYTES) {
            bytes.putInt(position, 0);
        }
    }

    private void miss(int chunk, int row) {
        int position = layout.rowsOf(chunk) * layout.rowBytes() + row / Byte.SIZE;
        bytes.put(position, (byte) (bytes.get(position) | 1 << row % Byte.SIZE));
    }

    /**
     * Reads a chunk.
     *
     * @param missing receives the rows that are
     * @return whether it is whole
     */
    boolean read(FileChannel file, int chunk, BitSet missing) throws IOException {
        bytes.clear().limit(layout.chunkBytes(chunk));
        HeldFile.read(file, bytes, layout.position(chunk));
        boolean all = !bytes.hasRemaining();
        bytes.clear();
        if (!all || bytes.getInt(layout.checkedBytes(chunk)) != checksum(chunk)) {
            return false;
        }
        int first = chunk * layout.chunkRows();
        int missingFrom = layout.rowsOf(chunk) * layout.rowBytes();
        for (int row = 0; row < layout.rowsOf(chunk); row++) {
            missing.set(first + row, (bytes.get(missingFrom + row / Byte.SIZE) >> row % Byte.SIZE & 1) == 1);
        }
        return true;
    }

    /** Begins with the key and the chunk's number, so that no chunk passes for another. */
    private int checksum(int chunk) {
        CRC32C sum = new CRC32C();
        sum.update(key);
        sum.update(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, chunk));
        sum.update(bytes.duplicate().clear().limit(layout.checkedBytes(chunk)));
        return (int) sum.getValue();
    }
}
