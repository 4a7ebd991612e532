package org.convzoo.configs;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convzoo.configs.TrainingConfig.Monitor;
import org.jspecify.annotations.Nullable;

/**
 * How a pretrained network learns a new task.
 *
 * @param after the last layer that is kept under a new head; null for the one whose output describes an image
 * @param pooling how the map behind that layer becomes what a new head sees
 * @param head what comes behind it
 * @param cache where what the frozen layers put out is kept, for phases that see every image the same way each time
 * @param phases one after the other
 */
@Description("How a pretrained network learns a new task.")
public record TransferConfig(
        @Description(
                "The last layer that is kept under a new head; the last one before the network's own head if left out.")
        @Nullable
        String after,

        @Description("How the map behind that layer becomes what a new head sees.") @Default("own")
        HeadPooling pooling,

        @Description(
                "What comes behind it: own (the network's, with a new classifier where the classes are others), linear (a"
                        + " classifier alone), or a list of layers before a new classifier.")
        @Default("own")
        HeadConfig head,

        @Description("Where what the frozen layers put out is kept, so that each image goes through them once.")
        @Default("{type: disk}")
        FeatureCacheConfig cache,

        @Description("What the network learns, one phase after the other.")
        List<PhaseConfig> phases) {

    public TransferConfig {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new KeyException("phases", "needs at least one phase, such as {name: fine-tune, train: all, …}");
        }
        boolean keepsHead = head == HeadConfig.Keyword.OWN;
        if (keepsHead && after != null) {
            throw new KeyException(
                    "after", "is where a new head begins; write head: linear beside it, or leave it out");
        }
        if (keepsHead && pooling != HeadPooling.OWN) {
            throw new KeyException("pooling", "is for a new head; write head: linear beside it, or leave it out");
        }
        refusePretraining(phases);
        if (cache instanceof FeatureCacheConfig.None) {
            refuseCopies(phases);
        }
        requireOneMonitor(phases);
        requireNames(phases);
    }

    TransferConfig pinned(DataLocator locator) {
        return new TransferConfig(after, pooling, head, cache.pinned(locator), phases);
    }

    /** Behind a dense layer, normalization sees one value a unit of each image: of a single one there is no deviation. */
    void refuseSingleImages() {
        boolean behindDense = false;
        for (HeadLayerConfig layer :
                head instanceof HeadConfig.Layers own ? own.layers() : List.<HeadLayerConfig>of()) {
            behindDense |= layer instanceof HeadLayerConfig.Dense;
            if (behindDense && layer == HeadLayerConfig.Keyword.BATCH_NORMALIZATION) {
                throw new KeyException(
                        "transfer.head",
                        "has a batchNormalization behind a dense layer, which learns nothing from batches of one image"
                                + " (data.batchSize); make batches larger, or leave it out");
            }
        }
    }

    private static void refusePretraining(List<PhaseConfig> phases) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).training().pretraining() != null) {
                throw new KeyException(
                        "phases." + i + ".pretraining", "is for networks that begin from nothing; leave it out");
            }
        }
    }

    private static void refuseCopies(List<PhaseConfig> phases) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).cachedCopies() != null) {
                throw new KeyException(
                        "phases." + i + ".cachedCopies",
                        "have no place while transfer.cache is none; leave one of the two out");
            }
        }
    }

    private static void requireOneMonitor(List<PhaseConfig> phases) {
        Monitor first = phases.get(0).training().monitor();
        for (PhaseConfig phase : phases) {
            if (phase.training().monitor() != first) {
                throw new KeyException(
                        "phases",
                        "watch different values (" + first.name().toLowerCase(Locale.ROOT) + " and "
                                + phase.training().monitor().name().toLowerCase(Locale.ROOT)
                                + "), but the best epoch is chosen from all of them; give each the same monitor");
            }
        }
    }

    private static void requireNames(List<PhaseConfig> phases) {
        Set<String> names = new HashSet<>();
        for (PhaseConfig phase : phases) {
            if (!names.add(phase.name())) {
                throw new KeyException("phases", "has two that are called " + phase.name() + "; name them differently");
            }
        }
    }
}
