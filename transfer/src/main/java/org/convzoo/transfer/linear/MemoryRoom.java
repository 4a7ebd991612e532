package org.convzoo.transfer.linear;

import org.convzoo.engine.OffHeapMemory;

/**
 * Memory that may still be taken.
 *
 * @param offHeap bytes for arrays outside of the Java heap
 * @param heap bytes of the Java heap
 */
record MemoryRoom(long offHeap, long heap) {

    static MemoryRoom ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new MemoryRoom(
                OffHeapMemory.free(), runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()));
    }
}
