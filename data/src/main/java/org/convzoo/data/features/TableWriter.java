package org.convzoo.data.features;

import java.io.IOException;
import java.nio.FloatBuffer;

/** A table in the making. It grows by chunks, one thread at a time; closed before it is whole, it keeps no promise. */
public sealed interface TableWriter extends AutoCloseable permits MemoryTableWriter, FileTableWriter {

    /** What the table will look like. */
    TableLayout layout();

    /** Chunks that are there; of a file that was begun before, perhaps some from the start. */
    int chunksDone();

    /**
     * Adds the next chunk.
     *
     * @param values the rows that there are, one after the other, from the buffer's position on
     * @param rows their numbers in the table, in ascending order; the chunk's others are missing
     * @param count how many there are
     * @throws IOException if the disk is full or refuses
     */
    void add(FloatBuffer values, int[] rows, int count) throws IOException;

    /**
     * The table, to which all chunks have been added; the caller closes it. The writer has then nothing left to close.
     *
     * @throws IOException if the disk refuses
     */
    FeatureTable finish() throws IOException;

    /** Lets go of a table that is not whole: of memory, for good; of a file, so that somebody may go on with it. */
    @Override
    void close();
}
