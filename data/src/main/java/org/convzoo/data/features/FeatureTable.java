package org.convzoo.data.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.List;
import org.convzoo.configs.ImageSize;

/**
 * What a layer put out for each image of a set, in float32: a row an image, in memory off the heap or in a file that is
 * mapped into it. Any number of threads may read. Whoever opened it closes it, when nobody looks at its rows any more.
 */
public final class FeatureTable implements AutoCloseable {

    private final TableLayout layout;
    private final List<ByteBuffer> parts;
    private final int chunksOfPart;
    private final BitSet missing;
    private final Runnable release;
    private boolean closed;

    /**
     * @param parts chunks one after the other, each part with as many but the last
     * @param missing rows of images that could not be read
     * @param release frees the memory, or lets go of the file
     */
    FeatureTable(TableLayout layout, List<ByteBuffer> parts, int chunksOfPart, BitSet missing, Runnable release) {
        this.layout = layout;
        this.parts = List.copyOf(parts);
        this.chunksOfPart = chunksOfPart;
        this.missing = missing;
        this.release = release;
    }

    /** How many rows there are, missing ones included. */
    public int rows() {
        return layout.rows();
    }

    /** Of every row: height x width x channels of a map, 1 x 1 x length of a vector. */
    public ImageSize shape() {
        return layout.shape();
    }

    /** Whether a row's image could not be read. */
    public boolean isMissing(int row) {
        return missing.get(row);
    }

    /** How many images could not be read. */
    public int missingRows() {
        return missing.cardinality();
    }

    /** What the layer put out for an image, [C, H, W] or [F]: a view, valid until the table is closed. */
    public FloatBuffer row(int row) {
        if (row < 0 || row >= layout.rows() || missing.get(row)) {
            throw new IndexOutOfBoundsException("row " + row + " of " + layout.rows() + " is not there");
        }
        int chunk = row / layout.chunkRows();
        int inChunk = row % layout.chunkRows() * layout.rowBytes();
        int position = chunk % chunksOfPart * layout.chunkBytes(0) + inChunk;
        return parts.get(chunk / chunksOfPart)
                .slice(position, layout.rowBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }
}
