package org.convzoo.training;

import java.util.Set;

/**
 * What a run will take when it takes most, in bytes of resident memory.
 *
 * @param batchSize images in a step
 * @param heapBytes the Java heap: images that are kept there, objects under way
 * @param networkBytes parameters, their gradients and averages, the optimizer's state, gradients of several batches, and
 *     copies of them in the layouts of the primitives
 * @param workingBytes activations, their gradients and scratch memory
 * @param imageBytes batches that are being prepared, ready or in use
 * @param featureBytes features of a frozen body that are kept in memory; 0 where there are none, or they are on the disk
 * @param machineBytes Java beside its heap, and the native libraries
 * @param complete false where Deeplearning4j runs the whole network: then the working memory is the least it can be
 * @param uncounted layers that Deeplearning4j runs, whose working memory is in no sum
 */
public record MemoryForecast(
        int batchSize,
        long heapBytes,
        long networkBytes,
        long workingBytes,
        long imageBytes,
        long featureBytes,
        long machineBytes,
        boolean complete,
        Set<String> uncounted) {

    public MemoryForecast {
        uncounted = Set.copyOf(uncounted);
    }

    /** Arrays outside the Java heap. */
    public long offHeapBytes() {
        return networkBytes + workingBytes + imageBytes + featureBytes;
    }

    /** Everything together. */
    public long peakBytes() {
        return heapBytes + offHeapBytes() + machineBytes;
    }

    public boolean fits(MemoryLimits limits) {
        return spare(limits) >= 0;
    }

    /** Bytes that are left beside the run, by the limit that leaves fewest; negative if it does not fit. */
    long spare(MemoryLimits limits) {
        return Math.min(
                limits.heapBytes() - heapBytes,
                Math.min(limits.offHeapBytes() - offHeapBytes(), limits.processBytes() - peakBytes()));
    }
}
