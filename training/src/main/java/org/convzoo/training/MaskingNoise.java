package org.convzoo.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Copies of batches in which some values are 0: the masking noise of Vincent et al. 2008. */
final class MaskingNoise implements AutoCloseable {

    private final INDArray whole;
    private final FloatBuffer values;
    private final float[] row;
    private final long threshold;

    /**
     * @param shape of the largest batch
     * @param share of the values that become 0, from 0 to below 1
     */
    MaskingNoise(long[] shape, double share) {
        this.whole = Nd4j.create(DataType.FLOAT, shape);
        this.values = whole.data().asNioFloat();
        this.row = new float[Math.toIntExact(whole.length() / shape[0])];
        this.threshold = (long) (share * (1L << Integer.SIZE));
    }

    /**
     * The copy in the shape given, valid until the next call.
     *
     * @param clean {@code [N, values]}, float32, row by row, at most as many rows as the largest batch
     * @param seed decides which values become 0
     */
    INDArray of(INDArray clean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatBuffer read = clean.data().asNioFloat();
        int rows = (int) clean.size(0);
        for (int index = 0; index < rows; index++) {
            read.get(index * row.length, row, 0, row.length);
            for (int i = 0; i < row.length; i++) {
                if (Integer.toUnsignedLong(random.nextInt()) < threshold) {
                    row[i] = 0;
                }
            }
            values.put(index * row.length, row, 0, row.length);
        }
        if (rows == whole.size(0)) {
            return whole;
        }
        INDArrayIndex[] first = new INDArrayIndex[whole.rank()];
        Arrays.fill(first, NDArrayIndex.all());
        first[0] = NDArrayIndex.interval(0, rows);
        return whole.get(first);
    }

    @Override
    public void close() {
        whole.close();
    }
}
