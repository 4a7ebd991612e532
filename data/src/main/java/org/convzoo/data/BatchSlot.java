package org.convzoo.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.convzoo.configs.ImageSize;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Off-heap room for one batch, filled again and again. Threads may write different positions at once. */
final class BatchSlot implements AutoCloseable {

    private static final int NONE = -1;

    private final Batch whole;
    private final FloatBuffer features;
    private final FloatBuffer labels;
    private final int imageLength;
    private final int classes;
    private final int[] hot;

    // Only the scope of the try block matters, nobody asks the workspace anything.
    @SuppressWarnings("try")
    BatchSlot(int capacity, ImageSize size, int classes) {
        this.classes = classes;
        this.imageLength = size.channels() * size.height() * size.width();
        this.hot = new int[capacity];
        Arrays.fill(hot, NONE);
        // The arrays outlive whatever workspace the caller is in.
        try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            INDArray images = Nd4j.create(DataType.FLOAT, capacity, size.channels(), size.height(), size.width());
            INDArray oneHot = Nd4j.create(DataType.FLOAT, capacity, classes);
            this.whole = new Batch(new int[capacity], capacity, images, oneHot);
        }
        this.features = whole.features().data().asNioFloat();
        this.labels = whole.labels().data().asNioFloat();
    }

    /** Puts an image into the batch: {@code prepared} is [C, H, W]. */
    void put(int position, int index, float[] prepared, int label) {
        whole.indices()[position] = index;
        features.put(position * imageLength, prepared, 0, imageLength);
        if (hot[position] != NONE) {
            labels.put(position * classes + hot[position], 0f);
        }
        labels.put(position * classes + label, 1f);
        hot[position] = label;
    }

    /** The first {@code size} images; views where that is not all. */
    Batch batch(int size) {
        if (size == whole.size()) {
            return whole;
        }
        return new Batch(
                Arrays.copyOf(whole.indices(), size),
                size,
                whole.features()
                        .get(
                                NDArrayIndex.interval(0, size),
                                NDArrayIndex.all(),
                                NDArrayIndex.all(),
                                NDArrayIndex.all()),
                whole.labels().get(NDArrayIndex.interval(0, size), NDArrayIndex.all()));
    }

    @Override
    public void close() {
        whole.features().close();
        whole.labels().close();
    }
}
