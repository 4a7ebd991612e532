package org.convzoo.zoo.weights;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.ModelConfig.StridePlace;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.configs.WeightsConfig.Keyword;
import org.convzoo.configs.WrongKeyException;
import org.jspecify.annotations.Nullable;

/** Every set of published weights that fits a network of the zoo. */
public final class WeightsCatalogue {

    private static final List<PublishedWeights> ALL = Stream.of(
                    TorchvisionWeights.ALL,
                    KerasWeights.ALL,
                    Deeplearning4jWeights.ALL,
                    CifarWeights.ALL,
                    MalliWeights.ALL)
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
     * The first of those that there are for an architecture.
     *
     * @throws UserException if nobody published any
     */
    public static PublishedWeights defaultOf(String architecture) {
        return of(architecture).stream()
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage(
                        "there are no weights for " + architecture + "; " + choice(architecture, List.of())));
    }

    /**
     * The published weights that a configuration asks for; empty if it asks for none, or for a file.
     *
     * @throws UserException if there are no such weights, or they are of another network than the configuration's
     */
    public static Optional<PublishedWeights> chosen(ModelConfig model, String architecture) {
        double width = Objects.requireNonNullElse(model.width(), 1.0);
        Optional<PublishedWeights> chosen;
        if (model.weights() == Keyword.IMAGENET) {
            chosen = Optional.of(imagenet(architecture, width));
        } else if (model.weights() instanceof WeightsConfig.Published published) {
            chosen = Optional.of(named(architecture, published.name()));
        } else {
            return Optional.empty();
        }
        requireSameNetwork(chosen.get(), width, model.stride());
        return chosen;
    }

    /** A stride in another place changes what a network computes, though every weight still fits. */
    private static void requireSameNetwork(PublishedWeights weights, double width, @Nullable StridePlace stride) {
        if (weights.width() != width) {
            throw new WrongKeyException(
                    "model.weights",
                    weights.name() + " is for width " + weights.width() + ", model.width is " + width
                            + "; make the two agree");
        }
        if (stride == StridePlace.PAPER) {
            throw new WrongKeyException(
                    "model.stride",
                    weights.name()
                            + " was trained with stride: torchvision and means nothing with paper; leave one of the two out");
        }
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
                .orElseThrow(() -> new WrongKeyException(
                        "model.weights",
                        architecture + " has no weights named " + name + Nearest.question(name, names) + "; "
                                + choice(architecture, known)));
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
                .orElseThrow(() -> new WrongKeyException(
                        "model.weights",
                        "there are no ImageNet weights for "
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
