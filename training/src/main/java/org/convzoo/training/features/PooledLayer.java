package org.convzoo.training.features;

import java.nio.FloatBuffer;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.ImageSize;

/**
 * How what a layer puts out for an image becomes a row of features.
 *
 * @param pooling of maps; vectors stay as they are
 * @param shape of the layer's output: height x width x channels of a map, 1 x 1 x length of a vector
 */
public record PooledLayer(FeaturePooling pooling, ImageSize shape) {

    /** Below it, a value counts as this: roots have no end of a slope at 0. */
    private static final double LEAST_OF_GENERALISED_MEAN = 1e-6;

    /** Features of an image. */
    public int features() {
        return switch (usedPooling()) {
            case AVERAGE, MAX, GEM -> shape.channels();
            case AVERAGE_MAX -> 2 * shape.channels();
            case FLATTEN -> pixels() * shape.channels();
        };
    }

    /** Whether the layer puts out one value a channel already, so that there is nothing to pool. */
    public boolean isVector() {
        return pixels() == 1;
    }

    /** Values that the layer puts out for an image. */
    public int outputs() {
        return pixels() * shape.channels();
    }

    /**
     * Pools what the layer puts out for one image.
     *
     * @param map {@code [C, H, W]} or {@code [F]}, from the buffer's position on
     * @return the features
     */
    public float[] pool(FloatBuffer map) {
        float[] values = new float[outputs()];
        map.duplicate().get(values);
        float[] features = new float[features()];
        switch (usedPooling()) {
            case FLATTEN -> System.arraycopy(values, 0, features, 0, values.length);
            case AVERAGE -> averages(values, features);
            case MAX -> largest(values, features, 0);
            case AVERAGE_MAX -> {
                averages(values, features);
                largest(values, features, shape.channels());
            }
            case GEM -> generalisedMeans(values, features);
        }
        return features;
    }

    /** A map of one pixel is one value a channel already, as a vector is. */
    private FeaturePooling usedPooling() {
        return isVector() ? FeaturePooling.FLATTEN : pooling;
    }

    private int pixels() {
        return shape.height() * shape.width();
    }

    private void averages(float[] values, float[] into) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            double sum = 0;
            for (int i = channel * pixels(); i < (channel + 1) * pixels(); i++) {
                sum += values[i];
            }
            into[channel] = (float) (sum / pixels());
        }
    }

    private void largest(float[] values, float[] into, int first) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = channel * pixels(); i < (channel + 1) * pixels(); i++) {
                // a value that is no number stays seen
                largest = Math.max(largest, values[i]);
            }
            into[first + channel] = largest;
        }
    }

    private void generalisedMeans(float[] values, float[] into) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            double sum = 0;
            for (int i = channel * pixels(); i < (channel + 1) * pixels(); i++) {
                double value = Math.max(values[i], LEAST_OF_GENERALISED_MEAN);
                sum += value * value * value;
            }
            into[channel] = (float) Math.cbrt(sum / pixels());
        }
    }
}
