package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array of a layer of Deeplearning4j, as PyTorch would keep it.
 *
 * @param array the layer's own
 * @param isLogarithm whether it holds logarithms of deviations
 * @param map that the layer flattens with its channels last; null for every other layer
 */
record ModelArray(
        INDArray array, boolean isLogarithm, @Nullable CnnToFeedForwardPreProcessor map) {

    /** @param before what stands between the layer and the one before */
    static ModelArray of(String key, INDArray array, @Nullable InputPreProcessor before) {
        boolean isLogarithm = key.equals(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
        return new ModelArray(array, isLogarithm, key.equals("W") ? channelsLast(before) : null);
    }

    @SuppressWarnings("deprecation") // old models have it still
    private static @Nullable CnnToFeedForwardPreProcessor channelsLast(@Nullable InputPreProcessor before) {
        return before instanceof CnnToFeedForwardPreProcessor flatten
                        && (flatten instanceof TensorFlowCnnToFeedForwardPreProcessor
                                || flatten.getFormat() == CNN2DFormat.NHWC)
                ? flatten
                : null;
    }

    /** A matrix, which Deeplearning4j keeps as {@code [in, out]} column by column, is {@code [out, in]} row by row. */
    List<Long> shape() {
        List<Long> shape = new ArrayList<>();
        if (isVector()) {
            return List.of(array.length());
        }
        for (long size : array.shape()) {
            shape.add(array.ordering() == 'f' ? 0 : shape.size(), size);
        }
        return List.copyOf(shape);
    }

    private boolean isVector() {
        return array.rank() == 2 && array.size(0) == 1 && array.ordering() == 'c' || array.rank() == 1;
    }

    void read(FloatBuffer into) {
        FloatBuffer values = new FloatPointer(array.data().addressPointer())
                .capacity(array.length())
                .asBuffer();
        if (map == null) {
            into.put(values);
            return;
        }
        int channels = Math.toIntExact(map.getNumChannels());
        int places = Math.toIntExact(map.getInputHeight() * map.getInputWidth());
        for (int unit = 0; unit < array.size(1); unit++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int place = 0; place < places; place++) {
                    into.put(values.get((unit * places + place) * channels + channel));
                }
            }
        }
    }
}
