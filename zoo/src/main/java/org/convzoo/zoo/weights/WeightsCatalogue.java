package org.convzoo.zoo.weights;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;

/** Every set of published weights that fits a network of the zoo. */
public final class WeightsCatalogue {

    private static final List<PublishedWeights> ALL = Stream.of(
                    TorchvisionWeights.ALL, KerasWeights.ALL, Deeplearning4jWeights.ALL, CifarWeights.ALL)
            .flatMap(List::stream)
            .toList();

    private WeightsCatalogue() {}

    /** By publisher. */
    public static List<PublishedWeights> all() {
        return ALL;
    }

    /**
     * What there is for an architecture, its default first.
     *
     * @param architecture its own name, no alias
     */
    public static List<PublishedWeights> of(String architecture) {
        return ALL.stream()
                .filter(weights -> weights.architecture().equals(architecture))
                .toList();
    }

    /**
     * The weights of that name.
     *
     * @throws UserException if there are none; the message lists those there are
     */
    public static PublishedWeights named(String architecture, String name) {
        List<PublishedWeights> known = of(architecture);
        List<String> names = known.stream().map(PublishedWeights::name).toList();
        return known.stream()
                .filter(weights -> weights.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage("model.weights: " + architecture + " has no weights named "
                        + name + Nearest.question(name, names) + "; " + choice(architecture, known)));
    }

    /**
     * What {@code weights: imagenet} means: the publisher's own default for the architecture, with its classifier.
     *
     * @param width the factor on a MobileNet's channels, 1 for every other architecture
     * @throws UserException if nobody published any; the message lists what there is
     */
    public static PublishedWeights imagenet(String architecture, double width) {
        List<PublishedWeights> known = of(architecture);
        return known.stream()
                .filter(weights ->
                        weights.labels() == LabelSet.IMAGENET_1K && weights.head() && weights.width() == width)
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage("model.weights: there are no ImageNet weights for "
                        + architecture + (width == 1 ? "" : " of width " + width) + "; "
                        + choice(architecture, known)));
    }

    private static String choice(String architecture, List<PublishedWeights> known) {
        return known.isEmpty()
                ? "none are published for this network: write weights: {file: …} for a file of your own, or train it"
                : architecture + " has "
                        + known.stream().map(PublishedWeights::name).collect(Collectors.joining(", "));
    }
}
