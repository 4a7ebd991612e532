package org.convzoo.data.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.convzoo.configs.ImageSize;

/** The first bytes of a table's file: what it is, whose, and how large. */
final class TableHeader {

    private static final byte[] MAGIC = "CZTABLE\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private TableHeader() {}

    /** All of the header; the same key and layout always give the same bytes. */
    static ByteBuffer write(TableKey key, TableLayout layout) {
        ImageSize shape = layout.shape();
        ByteBuffer header = ByteBuffer.allocate(TableLayout.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putInt(VERSION).put(key.bytes());
        header.putInt(layout.rows()).putInt(layout.chunkRows());
        header.putInt(shape.height()).putInt(shape.width()).putInt(shape.channels());
        header.putInt(TableLayout.HEADER_BYTES - Integer.BYTES, checksum(header));
        return header.clear();
    }

    /**
     * How many rows a chunk of the file has.
     *
     * @param header all of its bytes
     * @param key that the file must have
     * @throws DamagedTableException if it has not, is of another size, or is no table
     */
    static TableLayout read(ByteBuffer header, TableKey key, ImageSize shape, int rows) throws DamagedTableException {
        header.order(ByteOrder.LITTLE_ENDIAN).clear();
        byte[] magic = new byte[MAGIC.length];
        header.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DamagedTableException("it does not begin as a table of features does");
        }
        int version = header.getInt();
        if (version != VERSION) {
            throw new DamagedTableException("it has format " + version + " instead of " + VERSION);
        }
        if (header.getInt(TableLayout.HEADER_BYTES - Integer.BYTES) != checksum(header)) {
            throw new DamagedTableException("its header is damaged");
        }
        byte[] found = new byte[TableKey.BYTES];
        header.get(found);
        int foundRows = header.getInt();
        int chunkRows = header.getInt();
        int height = header.getInt();
        int width = header.getInt();
        int channels = header.getInt();
        if (!Arrays.equals(found, key.bytes())
                || foundRows != rows
                || height != shape.height()
                || width != shape.width()
                || channels != shape.channels()) {
            throw new DamagedTableException("it holds other features than its name says");
        }
        try {
            return new TableLayout(shape, rows, chunkRows);
        } catch (IllegalArgumentException impossible) {
            throw new DamagedTableException("its header is damaged: " + impossible.getMessage());
        }
    }

    private static int checksum(ByteBuffer header) {
        CRC32C sum = new CRC32C();
        sum.update(header.duplicate().position(0).limit(TableLayout.HEADER_BYTES - Integer.BYTES));
        return (int) sum.getValue();
    }
}
