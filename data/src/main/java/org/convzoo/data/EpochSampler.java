package org.convzoo.data;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convzoo.configs.DataConfig.Sampling;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;

/** Which training images each epoch is made of, in which order: a function of the seed and the epoch alone. */
public final class EpochSampler {

    private final IntFunction<int[]> orders;

    private EpochSampler(IntFunction<int[]> orders) {
        this.orders = orders;
    }

    /**
     * The sampling that a configuration asks for.
     *
     * @throws UserException if it is to follow weights and the images have none
     */
    public static EpochSampler of(Sampling sampling, LabelledImages images, long seed) {
        return switch (sampling) {
            case SHUFFLED -> new EpochSampler(epoch -> EpochOrder.shuffled(images.size(), seed, epoch));
            case BALANCED -> drawing(ClassFrequencies.of(images).inverse(images), seed);
            case WEIGHTED -> drawing(weights(images), seed);
        };
    }

    private static EpochSampler drawing(double[] weights, long seed) {
        return new EpochSampler(epoch -> EpochOrder.drawn(weights, seed, epoch));
    }

    private static double[] weights(LabelledImages images) {
        double[] weights =
                IntStream.range(0, images.size()).mapToDouble(images::weight).toArray();
        if (IntStream.range(1, weights.length).allMatch(index -> weights[index] == weights[0])) {
            throw new WrongKeyException(
                    "data.sampling",
                    "weighted needs images with different weights, but all have "
                            + (weights.length == 0 ? 1 : weights[0])
                            + "; give the weights in a column of a csv manifest, or use balanced or shuffled");
        }
        return weights;
    }

    /**
     * Indices of the images of an epoch, as many as there are images.
     *
     * @param epoch from 0
     */
    public int[] order(int epoch) {
        return orders.apply(epoch);
    }
}
