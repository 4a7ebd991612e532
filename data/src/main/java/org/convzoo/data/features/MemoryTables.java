package org.convzoo.data.features;

import java.util.Optional;
import org.convzoo.configs.ImageSize;

/** Tables in memory off the heap, as long as they are open. */
public final class MemoryTables implements TableStore {

    private final long limitBytes;
    private long taken;

    /** @param limitBytes what all open tables may take together */
    public MemoryTables(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** None: whoever has it open has it. */
    @Override
    public Optional<FeatureTable> open(TableKey key, ImageSize shape, int rows) {
        return Optional.empty();
    }

    @Override
    public boolean mayHave(Optional<TableKey> key, ImageSize shape, int rows) {
        return false;
    }

    @Override
    public void require(long bytes) throws NoRoomException {
        if (taken + bytes > limitBytes) {
            throw new NoRoomException("they take " + Gigabytes.of(taken + bytes) + " of memory, more than the "
                    + Gigabytes.of(limitBytes)
                    + " that limitGigabytes allows; allow more, keep them on the disk, or cut"
                    + " the network higher");
        }
    }

    @Override
    public TableWriter begin(TableKey key, TableLayout layout) throws NoRoomException {
        long bytes = layout.fileBytes();
        require(bytes);
        try {
            TableWriter writer = new MemoryTableWriter(layout, () -> taken -= bytes);
            taken += bytes;
            return writer;
        } catch (OutOfMemoryError tooLittle) {
            throw new NoRoomException("they take " + Gigabytes.of(bytes)
                    + " of memory, more than there is; keep them on the disk, or cut the network higher");
        }
    }
}
