package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * One block of memory for all the programs of a plan, of which only one runs at a time. Slots whose lifetimes do not
 * overlap share addresses: greedy by size, each at the lowest offset that is free for its lifetime.
 */
final class Arena implements AutoCloseable {

    /** A cache line; vector loads that straddle one are slow. */
    private static final long ALIGNMENT = 64;

    private @Nullable BytePointer block;
    private long capacity;
    private int generation;

    /** Where each slot lies, and how many bytes that takes. */
    record Placement(List<Slot> slots, List<Long> offsets, long bytes) {

        static Placement of(List<Slot> slots) {
            List<Slot> bySize = new ArrayList<>(slots);
            bySize.sort(Comparator.comparingLong(Slot::bytes).reversed());
            List<Slot> placed = new ArrayList<>();
            List<Long> offsets = new ArrayList<>();
            long total = 0;
            for (Slot slot : bySize) {
                long offset = lowestFree(slot, placed, offsets);
                placed.add(slot);
                offsets.add(offset);
                total = Math.max(total, offset + aligned(slot.bytes()));
            }
            return new Placement(placed, offsets, total);
        }

        private static long lowestFree(Slot slot, List<Slot> placed, List<Long> offsets) {
            List<Integer> neighbours = new ArrayList<>();
            for (int i = 0; i < placed.size(); i++) {
                Slot other = placed.get(i);
                if (slot.firstUse <= other.lastUse && other.firstUse <= slot.lastUse) {
                    neighbours.add(i);
                }
            }
            neighbours.sort(Comparator.comparingLong(offsets::get));
            long offset = 0;
            for (int neighbour : neighbours) {
                if (offset + slot.bytes() <= offsets.get(neighbour)) {
                    break;
                }
                offset = Math.max(
                        offset,
                        offsets.get(neighbour) + aligned(placed.get(neighbour).bytes()));
            }
            return offset;
        }

        private static long aligned(long bytes) {
            return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }

    /** Changes whenever the block moves, so that programs know to move their slots. */
    int generation() {
        return generation;
    }

    void reserve(long bytes) {
        if (block == null || bytes > capacity) {
            close();
            capacity = bytes;
            block = new BytePointer(bytes + ALIGNMENT);
            generation++;
        }
    }

    void place(Placement placement) {
        BytePointer start = block;
        if (start == null) {
            throw new IllegalStateException("reserve comes before place");
        }
        long base = (ALIGNMENT - start.address() % ALIGNMENT) % ALIGNMENT;
        for (int i = 0; i < placement.slots().size(); i++) {
            placement
                    .slots()
                    .get(i)
                    .moveTo(start.getPointer(base + placement.offsets().get(i)));
        }
    }

    @Override
    public void close() {
        if (block != null) {
            block.close();
            block = null;
            capacity = 0;
        }
    }
}
