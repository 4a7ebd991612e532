package org.convzoo.training;

import org.convzoo.engine.NativeRuntime;

/**
 * How much memory this process may take.
 *
 * @param heapBytes Java heap
 * @param offHeapBytes arrays outside of it
 * @param processBytes everything, Java and the native libraries included: what the launcher, the container and the
 *     machine allow
 */
public record MemoryLimits(long heapBytes, long offHeapBytes, long processBytes) {

    static MemoryLimits of(NativeRuntime runtime) {
        return new MemoryLimits(Runtime.getRuntime().maxMemory(), runtime.offHeapLimit(), runtime.processLimit());
    }
}
