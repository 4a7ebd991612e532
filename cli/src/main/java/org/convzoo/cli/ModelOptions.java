package org.convzoo.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Progress;
import org.convzoo.training.TrainedModel;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.WeightsCatalogue;
import org.convzoo.zoo.weights.WeightsFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A network that need not be trained first, as options name it. */
final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Instead of a run's network one of the zoo, with weights that others have trained.")
    @Nullable
    String name;

    @Option(
            names = "--weights",
            paramLabel = "WEIGHTS",
            description =
                    "imagenet, a name that `convzoo zoo weights list` shows, or a file; if left out, the first of that list.")
    @Nullable
    String weights;

    @Option(
            names = "--set",
            paramLabel = "model.KEY=VALUE",
            description = "A key of a configuration's model, e.g. model.width=0.25; may be repeated.")
    List<String> settings = List.of();

    @Option(names = "--offline", description = "Download no weights.")
    boolean offline;

    boolean isNamed() {
        return name != null;
    }

    /**
     * Refuses options that say nothing of a run.
     *
     * @throws UserException if any of them is given without a network
     */
    void check() {
        if (!isNamed() && (weights != null || !settings.isEmpty() || offline)) {
            throw UserException.wrongUsage(
                    "--weights, --set and --offline go with --model NAME; a run has a network and weights of its own");
        }
    }

    /**
     * Refuses the option that says nothing beside a configuration, whose keys {@code --set} overrides.
     *
     * @throws UserException if it is given
     */
    void checkBesideConfig() {
        if (weights != null) {
            throw UserException.wrongUsage(
                    "--weights goes with --model NAME; beside a CONFIG write --set model.weights=imagenet, or"
                            + " --set 'model.weights={file: FILE}' for a file of your own");
        }
    }

    /**
     * Opens the network, and tells on standard error what was loaded.
     *
     * @param locator finds a file of weights
     */
    TrainedModel open(Terminal terminal, DataLocator locator) {
        ModelConfig network = network(locator);
        TrainedModel model = TrainedModel.open(network, file(network, terminal, locator), terminal.environment());
        model.account().forEach(terminal.err()::println);
        return model;
    }

    /** The network with its weights, as a configuration would have it. */
    ModelConfig network(DataLocator locator) {
        Architecture architecture = Zoo.named(Objects.requireNonNull(name));
        ModelConfig plain = ConfigReader.readModel(architecture.name(), settings);
        return plain.withWeights(weights(architecture, plain, locator));
    }

    private WeightsConfig weights(Architecture architecture, ModelConfig plain, DataLocator locator) {
        if (weights == null) {
            return usualWeights(architecture, plain);
        }
        if (weights.equals("imagenet")) {
            return WeightsConfig.Keyword.IMAGENET;
        }
        List<String> published = WeightsCatalogue.of(architecture.name()).stream()
                .map(PublishedWeights::name)
                .toList();
        if (published.contains(weights)) {
            return new WeightsConfig.Published(weights);
        }
        try {
            locator.find(weights, WeightsFolder.NAME);
            return new WeightsConfig.FromFile(weights);
        } catch (UserException absent) {
            throw UserException.wrongUsage("--weights " + weights + Nearest.question(weights, published)
                    + " is neither the name of published weights of " + architecture.name() + " ("
                    + (published.isEmpty() ? "there are none" : String.join(", ", published)) + ") nor a file: "
                    + absent.getMessage());
        }
    }

    /** The first that are published for this very network and name its classes. */
    private static WeightsConfig usualWeights(Architecture architecture, ModelConfig network) {
        double width = Objects.requireNonNullElse(network.width(), 1.0);
        List<PublishedWeights> known = WeightsCatalogue.of(architecture.name());
        return known.stream()
                .filter(published -> published.head() && published.width() == width)
                .findFirst()
                .map(published -> new WeightsConfig.Published(published.name()))
                .orElseThrow(() -> UserException.wrongUsage("there are no published weights for " + architecture.name()
                        + (width == 1 ? "" : " of width " + width)
                        + (known.isEmpty()
                                ? ""
                                : ", only "
                                        + known.stream()
                                                .map(PublishedWeights::name)
                                                .collect(Collectors.joining(", ")))
                        + "; name a file of your own with --weights FILE"));
    }

    /** The file of a network's weights; downloaded where it is absent. */
    WeightFile file(ModelConfig network, Terminal terminal, DataLocator locator) {
        Access access = Access.of(terminal.environment(), WeightsFolder.MIRROR, offline);
        Optional<PublishedWeights> published = WeightsCatalogue.chosen(network, network.architecture());
        if (published.isEmpty()) {
            return WeightFile.of(network, locator, access, Progress.NONE).orElseThrow();
        }
        try (DownloadDisplay display =
                new DownloadDisplay(terminal, published.get().file())) {
            return WeightFile.of(network, locator, access, display).orElseThrow();
        }
    }
}
