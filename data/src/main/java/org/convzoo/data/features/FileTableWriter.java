package org.convzoo.data.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;

/** A table in a file, whole chunk by whole chunk, which gets its name when the last one is there. */
final class FileTableWriter implements TableWriter {

    private final TableFolder folder;
    private final TableKey key;
    private final TableLayout layout;
    private final HeldFile held;
    private final TableChunk room;
    private int chunksDone;
    private boolean released;

    /**
     * Goes on after the last whole chunk.
     *
     * @param held the unfinished file, locked; the writer lets go of it
     */
    FileTableWriter(TableFolder folder, TableKey key, TableLayout layout, HeldFile held) throws IOException {
        this.folder = folder;
        this.key = key;
        this.layout = layout;
        this.held = held;
        this.room = new TableChunk(key, layout);
        this.chunksDone = wholeChunks();
    }

    private int wholeChunks() throws IOException {
        FileChannel file = held.channel();
        ByteBuffer header = TableHeader.write(key, layout);
        ByteBuffer found = ByteBuffer.allocate(TableLayout.HEADER_BYTES);
        HeldFile.read(file, found, 0);
        if (found.clear().equals(header) && file.size() == layout.fileBytes()) {
            int whole = 0;
            BitSet missing = new BitSet();
            while (whole < layout.chunks() && room.read(file, whole, missing)) {
                whole++;
            }
            return whole;
        }
        file.truncate(0);
        // to its whole length, so that others know what it will take
        write(ByteBuffer.allocate(1), layout.fileBytes() - 1);
        write(header, 0);
        return 0;
    }

    @Override
    public TableLayout layout() {
        return layout;
    }

    @Override
    public int chunksDone() {
        return chunksDone;
    }

    @Override
    public void add(FloatBuffer values, int[] rows, int count) throws IOException {
        write(room.fill(chunksDone, values, rows, count), layout.position(chunksDone));
        chunksDone++;
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long to = position;
        while (bytes.hasRemaining()) {
            to += held.channel().write(bytes, to);
        }
    }

    @Override
    public FeatureTable finish() throws IOException {
        if (chunksDone < layout.chunks()) {
            throw new IllegalStateException(chunksDone + " of " + layout.chunks() + " chunks are there");
        }
        released = true;
        // Not forced to the disk: what a power failure takes away, the checksums tell.
        return folder.publish(key, layout, held);
    }

    @Override
    public void close() {
        if (!released) {
            released = true;
            folder.leave(key, held);
        }
    }
}
