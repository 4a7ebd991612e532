package org.convzoo.zoo.tensors;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a chunk went through when it was written, at most these two: its bytes shuffled so that the first of every
 * element come first, and deflated.
 *
 * @param chunkBytes of a decoded chunk
 * @param elementBytes of one element
 * @param shuffle the number of this filter, or -1
 * @param deflate the number of this filter, or -1
 */
record HdfFilters(HdfStorage storage, String name, int chunkBytes, int elementBytes, int shuffle, int deflate) {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int BLOCK = 1 << 16;
    /** Deflate cannot shrink more. */
    private static final int LARGEST_RATIO = 1032;

    static HdfFilters of(HdfStorage storage, List<FilterInfo> filters, String name, int chunkBytes, int elementBytes) {
        List<Integer> codes = filters.stream().map(FilterInfo::getId).toList();
        if (!List.of(List.of(), List.of(DEFLATE), List.of(SHUFFLE), List.of(SHUFFLE, DEFLATE))
                .contains(codes)) {
            throw storage.refused(
                    name + " went through the HDF5 filters " + codes,
                    "1 (gzip) and before it 2 (shuffle) are read; copy the file with h5repack -f GZIP=4");
        }
        return new HdfFilters(storage, name, chunkBytes, elementBytes, codes.indexOf(SHUFFLE), codes.indexOf(DEFLATE));
    }

    private boolean deflated(Chunk chunk) {
        return deflate >= 0 && !chunk.getFilterMask().get(deflate);
    }

    /** What is not deflated has its full size; what is can be a thousandth of it. */
    void checkSize(Chunk chunk) {
        boolean fits =
                deflated(chunk) ? (long) chunk.getSize() * LARGEST_RATIO >= chunkBytes : chunk.getSize() == chunkBytes;
        if (!fits) {
            throw storage.damaged(name + " has a chunk of " + chunk.getSize() + " bytes that stand for " + chunkBytes);
        }
    }

    /** A chunk whose elements may still be shuffled. */
    record Decoded(byte[] bytes, int elementBytes, boolean shuffled) {

        /** Copies elements. */
        void copy(int first, int count, ByteBuffer into) {
            if (!shuffled) {
                into.put(bytes, first * elementBytes, count * elementBytes);
                return;
            }
            int elements = bytes.length / elementBytes;
            for (int i = first; i < first + count; i++) {
                for (int part = i; part < bytes.length; part += elements) {
                    into.put(bytes[part]);
                }
            }
        }
    }

    /** Decodes a chunk into {@code bytes}, which has its size. */
    Decoded decode(Chunk chunk, byte[] bytes) throws IOException {
        if (deflated(chunk)) {
            inflate(chunk, bytes);
        } else {
            storage.data().read(storage.position(chunk.getAddress()), ByteBuffer.wrap(bytes));
        }
        boolean shuffled = shuffle >= 0 && !chunk.getFilterMask().get(shuffle);
        return new Decoded(bytes, elementBytes, shuffled);
    }

    /** Inflates to the end of the compressed data, where its checksum is compared. */
    private void inflate(Chunk chunk, byte[] bytes) throws IOException {
        Inflater inflater = new Inflater();
        try {
            byte[] block = new byte[Math.min(BLOCK, chunk.getSize())];
            byte[] beyond = new byte[1];
            int taken = 0;
            int made = 0;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int next = Math.min(block.length, chunk.getSize() - taken);
                    if (next == 0) {
                        throw storage.damaged(
                                name + " has a chunk that ends after " + made + " of " + bytes.length + " bytes");
                    }
                    storage.data().read(storage.position(chunk.getAddress() + taken), ByteBuffer.wrap(block, 0, next));
                    inflater.setInput(block, 0, next);
                    taken += next;
                }
                boolean full = made == bytes.length;
                int count = full ? inflater.inflate(beyond) : inflater.inflate(bytes, made, bytes.length - made);
                if (full && count > 0 || inflater.needsDictionary()) {
                    throw storage.damaged(name + " has a chunk of more than " + bytes.length + " bytes");
                }
                made += count;
            }
            if (made < bytes.length) {
                throw storage.damaged(name + " has a chunk that ends after " + made + " of " + bytes.length + " bytes");
            }
        } catch (DataFormatException broken) {
            throw storage.damaged(name + " has a chunk that cannot be decompressed: " + broken.getMessage());
        } finally {
            inflater.end();
        }
    }
}
