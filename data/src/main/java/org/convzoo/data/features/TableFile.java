package org.convzoo.data.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.convzoo.configs.ImageSize;

/** Brings a finished file into memory, once every byte of it has been checked. */
final class TableFile {

    /** Java maps less than 2 GiB at once. */
    static final int PART_BYTES = 1 << 30;

    private TableFile() {}

    /**
     * Checks and maps a file.
     *
     * @param partBytes of the largest piece that is mapped at once, unless a single chunk is larger
     * @param release called when the table is closed; the pages themselves are given back by the garbage collector
     * @throws DamagedTableException if it is not the whole table of that key, shape and number of rows
     */
    static FeatureTable open(Path path, TableKey key, ImageSize shape, int rows, int partBytes, Runnable release)
            throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            TableLayout layout = layout(file, key, shape, rows);
            BitSet missing = missing(file, key, layout);
            int chunksOfPart = Math.max(1, partBytes / layout.chunkBytes(0));
            List<ByteBuffer> parts = new ArrayList<>();
            for (int chunk = 0; chunk < layout.chunks(); chunk += chunksOfPart) {
                int last = Math.min(layout.chunks(), chunk + chunksOfPart) - 1;
                long position = layout.position(chunk);
                long end = layout.position(last) + layout.chunkBytes(last);
                parts.add(file.map(FileChannel.MapMode.READ_ONLY, position, end - position));
            }
            return new FeatureTable(layout, parts, chunksOfPart, missing, release);
        }
    }

    /** Whether a file has the header and the size of a table; its rows are not looked at. */
    static boolean seemsWhole(Path path, TableKey key, ImageSize shape, int rows) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return layout(file, key, shape, rows).rows() == rows;
        } catch (DamagedTableException | NoSuchFileException other) {
            return false;
        }
    }

    /** Nothing is allocated by what the header says before the file is known to have that size. */
    private static TableLayout layout(FileChannel file, TableKey key, ImageSize shape, int rows) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(TableLayout.HEADER_BYTES);
        HeldFile.read(file, header, 0);
        if (header.hasRemaining()) {
            throw new DamagedTableException("it ends in its header");
        }
        TableLayout layout = TableHeader.read(header, key, shape, rows);
        if (file.size() != layout.fileBytes()) {
            throw new DamagedTableException("it has " + file.size() + " bytes instead of " + layout.fileBytes());
        }
        return layout;
    }

    private static BitSet missing(FileChannel file, TableKey key, TableLayout layout) throws IOException {
        TableChunk room = new TableChunk(key, layout);
        BitSet missing = new BitSet(layout.rows());
        for (int chunk = 0; chunk < layout.chunks(); chunk++) {
            if (!room.read(file, chunk, missing)) {
                throw new DamagedTableException(
                        "its rows from " + chunk * layout.chunkRows() + " on do not have their checksum");
            }
        }
        return missing;
    }
}
