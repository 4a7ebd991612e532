package org.convzoo.zoo.tensors;

import io.jhdf.Constants;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An array in blocks of one shape, which the array's edges cut. Every block is there once, and decoded alone: what
 * reading needs beside the array itself is one block.
 */
final class HdfChunks implements HdfLayout {

    private static final int MOST_CHUNKS = 1 << 22;
    private static final int LARGEST_CHUNK = Integer.MAX_VALUE - 64;

    private final HdfElements elements;
    private final int[] shape;
    private final int[] chunkShape;
    private final List<Chunk> chunks;
    private final HdfFilters filters;

    private HdfChunks(HdfElements elements, int[] shape, int[] chunkShape, List<Chunk> chunks, HdfFilters filters) {
        this.elements = elements;
        this.shape = shape;
        this.chunkShape = chunkShape;
        this.chunks = chunks;
        this.filters = filters;
    }

    /** @throws org.convzoo.configs.UserException if chunks are missing, have another size, or lie elsewhere than in the file */
    static HdfChunks of(
            HdfStorage storage,
            ChunkedDataLayoutMessage layout,
            List<FilterInfo> filters,
            TensorEntry array,
            HdfElements elements) {
        int[] shape = array.shape().stream().mapToInt(Math::toIntExact).toArray();
        int[] chunkShape = layout.getChunkDimensions();
        long count = 1;
        long chunkBytes = elements.type().bytes();
        for (int i = 0; i < shape.length; i++) {
            if (chunkShape.length != shape.length || chunkShape[i] < 1 || chunkShape[i] > shape[i]) {
                throw storage.damaged(array + " has chunks of " + Arrays.toString(chunkShape));
            }
            // Neither product exceeds that of the shape, which was found to fit.
            count *= along(shape[i], chunkShape[i]);
            chunkBytes *= chunkShape[i];
        }
        if (shape.length == 0 || count > MOST_CHUNKS || chunkBytes > LARGEST_CHUNK) {
            throw storage.damaged(array + " has " + count + " chunks of " + chunkBytes + " bytes");
        }
        HdfFilters decoder = HdfFilters.of(
                storage,
                filters,
                array.name(),
                (int) chunkBytes,
                elements.type().bytes());
        List<Chunk> chunks = layout.getBTreeAddress() == Constants.UNDEFINED_ADDRESS
                ? List.of()
                : BTreeV1.createDataBTree(storage, layout.getBTreeAddress(), shape.length)
                        .getChunks();
        HdfChunks result = new HdfChunks(elements, shape, chunkShape, chunks, decoder);
        result.check(storage, array.name(), (int) count);
        return result;
    }

    private static int along(int size, int chunkSize) {
        return (size - 1) / chunkSize + 1;
    }

    private void check(HdfStorage storage, String name, int count) {
        BitSet seen = new BitSet(count);
        long stored = 0;
        for (Chunk chunk : chunks) {
            int number = number(chunk.getChunkOffset());
            if (number < 0 || seen.get(number)) {
                throw storage.damaged(name + " has a chunk at " + Arrays.toString(chunk.getChunkOffset())
                        + (number < 0 ? "" : " twice"));
            }
            seen.set(number);
            stored += chunk.getSize();
            if (!storage.holds(chunk.getAddress(), chunk.getSize()) || stored > storage.size()) {
                throw storage.damaged(name + " has a chunk of " + chunk.getSize() + " bytes at byte "
                        + chunk.getAddress() + ", which are not there");
            }
            filters.checkSize(chunk);
        }
        if (seen.cardinality() != count) {
            throw storage.damaged(name + " has " + seen.cardinality() + " of its " + count + " chunks");
        }
    }

    /** Which chunk begins at an offset, counted row-major; -1 if none does. */
    private int number(long[] offset) {
        int number = 0;
        for (int i = 0; i < shape.length; i++) {
            if (offset[i] < 0 || offset[i] >= shape[i] || offset[i] % chunkShape[i] != 0) {
                return -1;
            }
            number = number * along(shape[i], chunkShape[i]) + (int) offset[i] / chunkShape[i];
        }
        return number;
    }

    @Override
    public void read(FloatBuffer into) throws IOException {
        byte[] block = new byte[filters.chunkBytes()];
        byte[] row =
                new byte[chunkShape[chunkShape.length - 1] * elements.type().bytes()];
        for (Chunk chunk : chunks) {
            HdfFilters.Decoded decoded = filters.decode(chunk, block);
            place(chunk.getChunkOffset(), decoded, ByteBuffer.wrap(row).order(elements.order()), into);
        }
        into.position(into.limit());
    }

    /** Copies the rows of a block, runs along the last dimension, to where they belong. */
    private void place(long[] offset, HdfFilters.Decoded decoded, ByteBuffer row, FloatBuffer into) {
        int last = shape.length - 1;
        int length = (int) Math.min(chunkShape[last], shape[last] - offset[last]);
        int[] at = new int[last];
        while (true) {
            long from = 0;
            long to = 0;
            for (int i = 0; i < last; i++) {
                from = (from + at[i]) * chunkShape[i + 1];
                to = (to + offset[i] + at[i]) * shape[i + 1];
            }
            decoded.copy((int) from, length, row.clear());
            elements.type().toFloats(row, into.slice(into.position() + (int) (to + offset[last]), length));
            int moved = last - 1;
            while (moved >= 0 && ++at[moved] == Math.min(chunkShape[moved], shape[moved] - offset[moved])) {
                at[moved--] = 0;
            }
            if (moved < 0) {
                return;
            }
        }
    }
}
