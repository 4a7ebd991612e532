package org.convzoo.training;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.convzoo.engine.NativeRuntime;

/**
 * What a process takes before it builds a network.
 *
 * @param heapBytes Java heap that it has
 * @param roomBytes of it for further objects that stay
 * @param machineBytes everything beside the heap
 */
record ProcessMemory(long heapBytes, long roomBytes, long machineBytes) {

    /**
     * Collects garbage first, so that what remains is needed. Of the two spaces for survivors Java tells of one, because
     * it uses one at a time.
     */
    static ProcessMemory measure(NativeRuntime runtime) {
        System.gc();
        long heap = 0;
        long room = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            long committed = pool.getUsage().getCommitted();
            if (pool.getType() == MemoryType.HEAP) {
                heap += pool.getName().contains("Survivor") ? 2 * committed : committed;
                // the pools of young objects are emptied at will, so that Java watches no threshold of theirs
                room += pool.isUsageThresholdSupported()
                        ? committed - pool.getUsage().getUsed()
                        : 0;
            }
        }
        return new ProcessMemory(heap, room, Math.max(0, runtime.residentBytes() - heap));
    }

    /** The heap once it holds so many bytes more. */
    long heapWith(long bytes) {
        return heapBytes + Math.max(0, bytes - roomBytes);
    }
}
