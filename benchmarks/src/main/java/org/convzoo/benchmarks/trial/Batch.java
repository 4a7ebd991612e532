package org.convzoo.benchmarks.trial;

import java.util.Random;

/**
 * The one batch that every contestant works on.
 *
 * @param features pixels in {@code [-0.5, 0.5)}, laid out as {@code [N, C, H, W]}
 * @param labels the class of each image
 */
public record Batch(float[] features, int[] labels) {

    /** The same numbers for every contestant. */
    public static Batch of(Network network) {
        Random random = new Random(42);
        float[] features = new float[network.batch() * network.channels() * network.size() * network.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat() - 0.5f;
        }
        int[] labels = new int[network.batch()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(network.classes());
        }
        return new Batch(features, labels);
    }
}
