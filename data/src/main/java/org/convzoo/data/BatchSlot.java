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

    private final Batch whole;
    private final FloatBuffer features;
    private final FloatBuffer labels;
    private final int imageLength;
    private final int classes;

    // Only the scope of the try block matters, nobody asks the workspace anything.
    @SuppressWarnings("try")
    BatchSlot(int capacity, ImageSize size, int classes) {
        this.classes = classes;
        this.imageLength = size.channels() * size.height() * size.width();
        // The arrays outlive whatever workspace the caller is in.
        try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            INDArray images = Nd4j.create(DataType.FLOAT, capacity, size.channels(), size.height(), size.width());
            INDArray targets = Nd4j.create(DataType.FLOAT, capacity, classes);
            this.whole = new Batch(new int[capacity], capacity, images, targets);
        }
        this.features = whole.features().data().asNioFloat();
        this.labels = whole.labels().data().asNioFloat();
    }

    /** Puts an image into the batch: {@code prepared} is [C, H, W], {@code target} its row of the labels, [K]. */
    void put(int position, int index, float[] prepared, float[] target) {
        whole.indices()[position] = index;
        features.put(position * imageLength, prepared, 0, imageLength);
        labels.put(position * classes, target, 0, classes);
    }

    /** Multiplies the labels of the first {@code size} images. */
    void scaleLabels(int size, float factor) {
        for (int i = 0; i < size * classes; i++) {
            labels.put(i, labels.get(i) * factor);
        }
    }

    /** Which images these are; the first ones count where the batch is a small one. */
    int[] indices() {
        return whole.indices();
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
