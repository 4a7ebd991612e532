package org.convzoo.zoo.loading;

import org.convzoo.configs.ImageSize;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An input that is the same everywhere: {@code ((31c + 17y + 13x + xy) mod 255 - 127) / 64} at channel c, row y, column x,
 * which a float holds exactly.
 */
public final class CountedImage {

    private CountedImage() {}

    /** {@code [1, C, H, W]}, as a network sees it. */
    public static INDArray of(ImageSize size) {
        float[] values = new float[size.channels() * size.height() * size.width()];
        int i = 0;
        for (int c = 0; c < size.channels(); c++) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    values[i++] = ((31 * c + 17 * y + 13 * x + x * y) % 255 - 127) / 64f;
                }
            }
        }
        long[] shape = {1, size.channels(), size.height(), size.width()};
        return Nd4j.create(values, shape, 'c').castTo(DataType.FLOAT);
    }
}
