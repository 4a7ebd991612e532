package org.convzoo.zoo.tensors;

import io.jhdf.FractalHeap;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.BTreeRecord;
import java.nio.ByteBuffer;
import java.util.List;

/** Where groups with many links or attributes keep them: jHDF reserves memory for as many as the headers claim, so these are checked first. */
final class HdfHeap {

    private static final int MOST_RECORDS = 1 << 16;

    // Places in the headers where addresses and lengths have 8 bytes, as HdfStorage demands.
    private static final int HEAP_HEADER = 146;
    private static final int HEAP_COLUMNS = 110;
    private static final int HEAP_ROWS = 140;
    private static final int TREE_HEADER = 38;
    private static final int TREE_RECORDS = 26;

    private HdfHeap() {}

    static FractalHeap open(HdfStorage storage, long address) {
        ByteBuffer header = storage.readBufferFromAddress(address, HEAP_HEADER);
        int columns = Short.toUnsignedInt(header.getShort(HEAP_COLUMNS));
        int rows = Short.toUnsignedInt(header.getShort(HEAP_ROWS));
        claim(storage, (long) columns * rows);
        return new FractalHeap(storage, address);
    }

    static <T extends BTreeRecord> List<T> index(HdfStorage storage, long address) {
        ByteBuffer header = storage.readBufferFromAddress(address, TREE_HEADER);
        claim(storage, header.getLong(TREE_RECORDS));
        return new BTreeV2<T>(storage, address).getRecords();
    }

    private static void claim(HdfStorage storage, long count) {
        if (count < 0 || count > MOST_RECORDS) {
            throw storage.damaged("a group in it claims " + count + " members; at most " + MOST_RECORDS + " are read");
        }
    }
}
