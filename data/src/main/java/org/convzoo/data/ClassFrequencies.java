package org.convzoo.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many images each class has.
 *
 * @param counts by class, as far as the last class that occurs
 */
record ClassFrequencies(int[] counts) {

    static ClassFrequencies of(LabelledImages images) {
        int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
        int[] counts = new int[Arrays.stream(labels).max().orElse(-1) + 1];
        for (int label : labels) {
            counts[label]++;
        }
        return new ClassFrequencies(counts);
    }

    /** For each image one over how many its class has, so that all classes have the same sum. */
    double[] inverse(LabelledImages images) {
        return IntStream.range(0, images.size())
                .mapToDouble(index -> 1.0 / counts[images.label(index)])
                .toArray();
    }

    /**
     * The weights under which all classes that occur count the same and images 1 on average: all images, divided by the
     * classes that occur and the images of the class. Classes without images have 1.
     *
     * @param classes in all
     */
    double[] balancedWeights(int classes) {
        double occurring = Arrays.stream(counts).filter(count -> count > 0).count();
        double images = Arrays.stream(counts).asLongStream().sum();
        double[] weights = new double[classes];
        for (int label = 0; label < classes; label++) {
            int count = label < counts.length ? counts[label] : 0;
            weights[label] = count == 0 ? 1 : images / (occurring * count);
        }
        return weights;
    }
}
