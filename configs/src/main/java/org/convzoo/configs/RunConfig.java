package org.convzoo.configs;

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
 * @param training how the network is optimised; null if it is in the phases of {@code transfer}
 * @param transfer how a pretrained network learns a new task; null if there is {@code training}
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

        @Description("How the network is optimised; a run has this or transfer.") @Nullable
        TrainingConfig training,

        @Description("How a pretrained network learns a new task; a run has this or training.") @Nullable
        TransferConfig transfer) {

    public static final int CURRENT_VERSION = 1;

    private static final Pattern FOLDER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

    public RunConfig {
        if (!FOLDER_NAME.matcher(name).matches()) {
            throw new KeyException(
                    "name",
                    "names a folder: at most 100 letters, digits, spaces, dots, hyphens and underscores, the first a "
                            + "letter or digit, got \"" + name + "\"");
        }
        if (training == null && transfer == null) {
            throw new IllegalArgumentException(
                    "required key missing: training (how the network is optimised), or transfer"
                            + " (how a pretrained network learns a new task)");
        }
        if (training != null && transfer != null) {
            throw new KeyException(
                    "training",
                    "and transfer are two ways to train; keep one of them: a phase of transfer has its own keys");
        }
        for (int phase = 0; transfer != null && phase < transfer.phases().size(); phase++) {
            transfer.phases().get(phase).requireUsefulCopies(data.augmentation(), "transfer.phases." + phase);
        }
    }

    /** What the run goes through, in order; never empty. */
    public List<PhaseConfig> phases() {
        return transfer == null ? List.of(PhaseConfig.only(Objects.requireNonNull(training))) : transfer.phases();
    }

    /** The same run with another fold held out. */
    public RunConfig withFold(int fold) {
        DataConfig images = data.withSplits(data.splits().withFold(fold));
        return new RunConfig(version, name, seed, precision, engine, model, images, training, transfer);
    }

    /** The same run when its file is read from another place, as from a run's directory. */
    public RunConfig pinned(DataLocator locator) {
        DataConfig images = data.withSource(data.source().pinned(locator))
                .withCache(data.cache().pinned(locator));
        ModelConfig network = model.withWeights(model.weights().pinned(locator));
        TransferConfig phases = transfer == null ? null : transfer.pinned(locator);
        return new RunConfig(version, name, seed, precision, engine, network, images, training, phases);
    }
}
