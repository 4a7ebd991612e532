package org.convzoo.configs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run as data: what is trained, on which images, and how.
 *
 * @param version the format of the file; {@value #CURRENT_VERSION} is the only one so far
 * @param name names the run's folder and report
 * @param seed decides initial weights, data order, augmentation and dropout
 * @param precision how activations and their gradients are stored
 * @param engine what executes the network
 * @param model the network
 * @param data the images
 * @param training how the network is optimised; null if there is {@code transfer} or {@code features}
 * @param transfer how a pretrained network learns a new task; null if there is one of the others
 * @param features how a classifier learns from a network that stays as it is; null if the network is trained
 */
@Description("One run: what is trained, on which images, and how.")
public record RunConfig(
        @Description("The format of this file.") @Default("1") @Range(min = 1, max = CURRENT_VERSION)
        int version,

        @Description("Names the run's folder and report.") String name,

        @Description("Decides initial weights, data order, augmentation and dropout.") @Default("42")
        long seed,

        @Description("How activations and their gradients are stored; parameters stay float32.") @Default("float32")
        PrecisionConfig precision,

        @Description("What executes the network.") @Default("auto")
        EngineConfig engine,

        @Description("The network.") ModelConfig model,
        @Description("The images.") DataConfig data,

        @Description("How the network is optimised; a run has this, transfer or features.") @Nullable
        TrainingConfig training,

        @Description("How a pretrained network learns a new task, phase by phase.") @Nullable
        TransferConfig transfer,

        @Description("How a classifier learns from what a layer of the network puts out.") @Nullable
        FeaturesConfig features) {

    public static final int CURRENT_VERSION = 1;

    private static final Pattern FOLDER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

    public RunConfig {
        if (!FOLDER_NAME.matcher(name).matches()) {
            throw new KeyException(
                    "name",
                    "names a folder: at most 100 letters, digits, spaces, dots, hyphens and underscores, the first a "
                            + "letter or digit, got \"" + name + "\"");
        }
        List<String> ways = ways(training, transfer, features);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("required key missing: training (how the network is optimised), transfer"
                    + " (how a pretrained network learns a new task), or features (how a classifier learns from what"
                    + " a layer puts out)");
        }
        if (ways.size() > 1) {
            throw new KeyException(
                    ways.get(0),
                    "and " + ways.get(1) + " are two ways to train; keep one of them"
                            + (transfer != null && training != null ? ": a phase of transfer has its own keys" : ""));
        }
        if (features != null && !data.augmentation().isEmpty()) {
            throw new KeyException(
                    "data.augmentation", "is for training; features are of images as they are, leave it out");
        }
        if (transfer != null && data.batchSize() == 1) {
            transfer.refuseSingleImages();
        }
        for (int phase = 0; transfer != null && phase < transfer.phases().size(); phase++) {
            transfer.phases().get(phase).requireUsefulCopies(data.augmentation(), "transfer.phases." + phase);
        }
    }

    private static List<String> ways(
            @Nullable TrainingConfig training, @Nullable TransferConfig transfer, @Nullable FeaturesConfig features) {
        List<String> ways = new ArrayList<>();
        if (training != null) {
            ways.add("training");
        }
        if (transfer != null) {
            ways.add("transfer");
        }
        if (features != null) {
            ways.add("features");
        }
        return ways;
    }

    /** What the network is taken through, in order; none if it stays as it is. */
    public List<PhaseConfig> phases() {
        if (features != null) {
            return List.of();
        }
        return transfer == null ? List.of(PhaseConfig.only(Objects.requireNonNull(training))) : transfer.phases();
    }

    /**
     * The run that a YAML text describes, as {@link ConfigReader} reads it from a file.
     *
     * @throws InvalidConfigException with every problem of the text
     */
    public static RunConfig of(String yaml) {
        return ConfigReader.readText(yaml, "run", List.of());
    }

    /**
     * The same run with other values.
     *
     * @param settings {@code key.path=value}, as {@code convzoo train --set} takes them, e.g. {@code training.epochs=3}
     * @throws InvalidConfigException with every problem of the run that comes of it
     */
    public RunConfig with(String... settings) {
        return ConfigReader.readText(ConfigWriter.toYaml(this), name, List.of(settings));
    }

    /** The same run with other features. */
    public RunConfig withFeatures(FeaturesConfig other) {
        return new RunConfig(version, name, seed, precision, engine, model, data, training, transfer, other);
    }

    /** The same run with another fold held out. */
    public RunConfig withFold(int fold) {
        DataConfig images = data.withSplits(data.splits().withFold(fold));
        return new RunConfig(version, name, seed, precision, engine, model, images, training, transfer, features);
    }

    /** The same run when its file is read from another place, as from a run's directory. */
    public RunConfig pinned(DataLocator locator) {
        DataConfig images = data.withSource(data.source().pinned(locator))
                .withCache(data.cache().pinned(locator));
        ModelConfig network = model.withWeights(model.weights().pinned(locator));
        TransferConfig phases = transfer == null ? null : transfer.pinned(locator);
        FeaturesConfig learned = features == null ? null : features.pinned(locator);
        return new RunConfig(version, name, seed, precision, engine, network, images, training, phases, learned);
    }
}
