package org.convzoo.data.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A table in memory off the heap, which is taken at once. */
final class MemoryTableWriter implements TableWriter {

    private static final int PART_BYTES = 1 << 30;

    private final TableLayout layout;
    private final int chunksOfPart;
    private final List<INDArray> arrays = new ArrayList<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final BitSet missing = new BitSet();
    private final Runnable freed;
    private int chunksDone;
    private boolean handedOver;

    /** @param freed called once when the memory is */
    MemoryTableWriter(TableLayout layout, Runnable freed) {
        this(layout, PART_BYTES, freed);
    }

    /** @param partBytes of the largest piece of memory, unless a single chunk needs more */
    // Only the scope of the try block matters, nobody asks the workspace anything.
    @SuppressWarnings("try")
    MemoryTableWriter(TableLayout layout, int partBytes, Runnable freed) {
        this.layout = layout;
        this.freed = freed;
        this.chunksOfPart = Math.max(1, partBytes / layout.chunkBytes(0));
        // The arrays outlive whatever workspace the caller is in.
        try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            for (int chunk = 0; chunk < layout.chunks(); chunk += chunksOfPart) {
                int chunks = Math.min(chunksOfPart, layout.chunks() - chunk);
                INDArray array =
                        Nd4j.createUninitialized(DataType.FLOAT, (long) chunks * (layout.chunkBytes(0) / Float.BYTES));
                arrays.add(array);
                parts.add(array.data().asNio().order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (RuntimeException | Error failure) {
            arrays.forEach(INDArray::close);
            throw failure;
        }
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
    public void add(FloatBuffer values, int[] rows, int count) {
        int length = layout.rowLength();
        int first = chunksDone * layout.chunkRows();
        int start = chunksDone % chunksOfPart * layout.chunkBytes(0);
        FloatBuffer part = parts.get(chunksDone / chunksOfPart)
                .slice(start, layout.chunkBytes(0))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        missing.set(first, first + layout.rowsOf(chunksDone));
        for (int i = 0; i < count; i++) {
            part.put((rows[i] - first) * length, values, values.position() + i * length, length);
            missing.clear(rows[i]);
        }
        chunksDone++;
    }

    @Override
    public FeatureTable finish() {
        if (chunksDone < layout.chunks()) {
            throw new IllegalStateException(chunksDone + " of " + layout.chunks() + " chunks are there");
        }
        handedOver = true;
        return new FeatureTable(layout, parts, chunksOfPart, missing, this::free);
    }

    @Override
    public void close() {
        if (!handedOver) {
            handedOver = true;
            free();
        }
    }

    private void free() {
        arrays.forEach(INDArray::close);
        freed.run();
    }
}
