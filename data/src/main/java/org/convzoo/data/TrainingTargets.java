package org.convzoo.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.configs.ClassWeightsConfig;
import org.convzoo.configs.DataConfig.Sampling;
import org.convzoo.configs.LossConfig;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import org.jspecify.annotations.Nullable;

/** The rows of labels that a configuration's loss asks for. */
public final class TrainingTargets {

    private TrainingTargets() {}

    /**
     * Rows for the images that a network learns from. Weights of images count in the loss unless the sampling follows
     * them already.
     *
     * @param labels names of all classes
     * @throws UserException if weights are given for classes that there are not, or outweigh the certainty that label
     *     smoothing leaves
     */
    public static Targets of(LossConfig loss, Sampling sampling, List<String> labels, LabelledImages images) {
        double[] classWeights = classWeights(loss.classWeights(), labels, images);
        refuseOutweighed(loss.labelSmoothing(), classWeights, labels);
        LabelledImages weighed = sampling == Sampling.WEIGHTED ? new EqualImages(images) : images;
        boolean plain = loss.labelSmoothing() == 0
                && Arrays.stream(classWeights).allMatch(weight -> weight == 1)
                && IntStream.range(0, images.size()).allMatch(index -> weighed.weight(index) == 1);
        return plain ? Targets.ONE_HOT : new WeightedTargets(weighed, loss.labelSmoothing(), classWeights);
    }

    private static double[] classWeights(
            @Nullable ClassWeightsConfig config, List<String> labels, LabelledImages images) {
        double[] weights = new double[labels.size()];
        Arrays.fill(weights, 1);
        if (config == null) {
            return weights;
        }
        if (config.balanced()) {
            return ClassFrequencies.of(images).balancedWeights(labels.size());
        }
        config.byClass().forEach((name, weight) -> {
            if (!labels.contains(name)) {
                throw new WrongKeyException(
                        "training.loss.classWeights",
                        "the images have no class " + name + Nearest.question(name, labels) + "; they have "
                                + shortened(labels));
            }
            weights[labels.indexOf(name)] = weight;
        });
        return weights;
    }

    private static String shortened(List<String> labels) {
        return String.join(", ", labels.subList(0, Math.min(20, labels.size()))) + (labels.size() > 20 ? ", …" : "");
    }

    /** A class must have the largest number of its own row, else the network would be taught another one. */
    private static void refuseOutweighed(double smoothing, double[] weights, List<String> labels) {
        int heaviest = IntStream.range(0, weights.length)
                .reduce((best, label) -> weights[label] > weights[best] ? label : best)
                .orElseThrow();
        double share = smoothing / weights.length;
        for (int label = 0; label < weights.length; label++) {
            if ((1 - smoothing + share) * weights[label] < share * weights[heaviest]) {
                throw new WrongKeyException(
                        "training.loss.labelSmoothing",
                        smoothing + " would teach the network " + labels.get(heaviest) + " for images of "
                                + labels.get(label)
                                + ", whose weights are " + weights[heaviest] + " and " + weights[label]
                                + "; smooth less, or bring the class weights closer together");
            }
        }
    }

    /** The same images, each with weight 1. */
    private record EqualImages(LabelledImages images) implements DelegatedImages {
        @Override
        public double weight(int index) {
            return 1;
        }
    }
}
