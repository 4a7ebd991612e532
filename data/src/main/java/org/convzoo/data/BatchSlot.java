package org.convzoo.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.augmentation.Mix;
import org.jspecify.annotations.Nullable;
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
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int images;
    private final int classes;
    private final @Nullable BadImageException[] bad;

    // Only the scope of the try block matters, nobody asks the workspace anything.
    @SuppressWarnings("try")
    BatchSlot(int capacity, ImageSize size, int classes) {
        this.classes = classes;
        this.bad = new BadImageException[capacity];
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
        features.put(position * imageLength, prepared, 0, imageLength);
        label(position, index, target);
    }

    /** The same from other memory, from the buffer's position on. */
    void put(int position, int index, FloatBuffer prepared, float[] target) {
        features.put(position * imageLength, prepared, prepared.position(), imageLength);
        label(position, index, target);
    }

    private void label(int position, int index, float[] target) {
        whole.indices()[position] = index;
        bad[position] = null;
        labels.put(position * classes, target, 0, classes);
    }

    /** Leaves the place of an image empty. */
    void leaveOut(int position, int index, BadImageException reason) {
        whole.indices()[position] = index;
        bad[position] = reason;
    }

    /**
     * Moves the images together to where some are left out.
     *
     * @param size of the batch if none were left out
     * @param one room for an image
     * @param target room for a row of labels
     */
    void closeGaps(int size, float[] one, float[] target) {
        leftOut.clear();
        int kept = 0;
        for (int position = 0; position < size; position++) {
            BadImageException reason = bad[position];
            int index = whole.indices()[position];
            if (reason != null) {
                leftOut.add(new LeftOut(index, reason));
                continue;
            }
            if (kept < position) {
                features.get(position * imageLength, one, 0, imageLength);
                labels.get(position * classes, target, 0, classes);
                put(kept, index, one, target);
            }
            kept++;
        }
        if (kept == 0) {
            Arrays.fill(one, 0);
            Arrays.fill(target, 0);
            features.put(0, one, 0, imageLength);
            labels.put(0, target, 0, classes);
        }
        images = kept;
    }

    /** How many images there are, since the gaps were closed. */
    int size() {
        return images;
    }

    /** The images that are not there, in the order of the pass. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** An image that could not be read. */
    record LeftOut(int index, BadImageException reason) {}

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

    /**
     * Mixes each image with the one that is as far from the other end of the batch, and their rows of labels likewise.
     *
     * @param one room for an image
     * @param other room for another
     * @param target room for a row of labels
     * @param otherTarget room for another
     */
    void mix(Mix mix, int size, float[] one, float[] other, float[] target, float[] otherTarget) {
        for (int position = 0; position < size / 2; position++) {
            int partner = size - 1 - position;
            features.get(position * imageLength, one, 0, imageLength);
            features.get(partner * imageLength, other, 0, imageLength);
            labels.get(position * classes, target, 0, classes);
            labels.get(partner * classes, otherTarget, 0, classes);
            if (mix instanceof Mix.Cut cut) {
                exchange(cut, one, other);
            } else {
                blend(mix.share(), one, other);
            }
            blend(mix.share(), target, otherTarget);
            features.put(position * imageLength, one, 0, imageLength);
            features.put(partner * imageLength, other, 0, imageLength);
            labels.put(position * classes, target, 0, classes);
            labels.put(partner * classes, otherTarget, 0, classes);
        }
    }

    private static void blend(float share, float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) {
            float kept = one[i];
            one[i] = share * kept + (1 - share) * other[i];
            other[i] = share * other[i] + (1 - share) * kept;
        }
    }

    private void exchange(Mix.Cut cut, float[] one, float[] other) {
        int height = (int) whole.features().size(2);
        int width = (int) whole.features().size(3);
        for (int plane = 0; plane < imageLength; plane += height * width) {
            for (int row = cut.top(); row < cut.bottom(); row++) {
                for (int i = plane + row * width + cut.left(); i < plane + row * width + cut.right(); i++) {
                    float kept = one[i];
                    one[i] = other[i];
                    other[i] = kept;
                }
            }
        }
    }

    /** The first {@code size} images; views where that is not all. */
    Batch batch(int size) {
        if (size == whole.size()) {
            return whole;
        }
        int rows = Math.max(1, size);
        return new Batch(
                Arrays.copyOf(whole.indices(), size),
                size,
                whole.features()
                        .get(
                                NDArrayIndex.interval(0, rows),
                                NDArrayIndex.all(),
                                NDArrayIndex.all(),
                                NDArrayIndex.all()),
                whole.labels().get(NDArrayIndex.interval(0, rows), NDArrayIndex.all()));
    }

    @Override
    public void close() {
        whole.features().close();
        whole.labels().close();
    }
}
