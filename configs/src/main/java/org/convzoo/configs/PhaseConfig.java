package org.convzoo.configs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a run in which the same layers learn in the same way.
 *
 * @param name of the phase
 * @param train the layers that learn; all below them stay as they are to the bit, their normalization included
 * @param layerwiseDecay what the learning rate is multiplied by for each block further from the head: the head has the
 *     rate itself, the last block of the body this share of it, the one below the square of it (Howard and Ruder,
 *     arXiv:1801.06146; timm's {@code layer_decay})
 * @param augmentation takes the place of the run's; null leaves it as it is
 * @param cachedCopies so many augmented copies of each image are put through the layers that do not learn, and seen in turn;
 *     null draws each image anew
 * @param training how the layers are optimised
 */
@Description("A part of a run in which the same layers learn in the same way.")
public record PhaseConfig(
        @Description("Names the phase in the report.") String name,

        @Description("The layers that learn: head, all, from LAYER, or last N blocks.")
        TrainedPart train,

        @Description("What the learning rate is multiplied by for each block further from the head.")
        @Default("1")
        @Range(min = 0, minExclusive = true, max = 1)
        double layerwiseDecay,

        @Description("How training images are changed in this phase; as data.augmentation says if left out.") @Nullable
        List<AugmentationConfig> augmentation,

        @Description(
                "Augmented copies of each image that are put through the frozen layers once and then seen in turn; each"
                        + " epoch draws its own if left out, and computes the frozen layers again.")
        @Range(min = 1, max = 1000)
        @Nullable
        Integer cachedCopies,

        @Flat TrainingConfig training) {

    public PhaseConfig {
        if (name.isBlank()) {
            throw new KeyException("name", "must say something, it is in the report");
        }
        if (augmentation != null) {
            augmentation = List.copyOf(augmentation);
            AugmentationOrder.check(augmentation);
        }
        if (cachedCopies != null && train.kind() == TrainedPart.Kind.ALL) {
            throw new KeyException(
                    "cachedCopies",
                    "are put through the layers that do not learn, but this phase trains all; leave it out");
        }
        if (layerwiseDecay < 1 && train.kind() == TrainedPart.Kind.HEAD) {
            throw new KeyException(
                    "layerwiseDecay", "is for layers below the head, but this phase trains the head alone");
        }
    }

    /**
     * Asks for copies that can be kept.
     *
     * @param inherited how images are changed where the phase itself does not say
     * @param key of the phase
     */
    void requireUsefulCopies(List<AugmentationConfig> inherited, String key) {
        if (cachedCopies == null) {
            return;
        }
        List<AugmentationConfig> steps = augmentation == null ? inherited : augmentation;
        String place = key + ".cachedCopies";
        if (steps.isEmpty()) {
            throw new KeyException(
                    place,
                    "are of images that are changed, but this phase changes none; give it an augmentation, or leave it out");
        }
        if (steps.stream().anyMatch(BatchAugmentation.class::isInstance)) {
            throw new KeyException(
                    place,
                    "cannot be kept of images that are mixed with others of their batch; leave one of the two out");
        }
    }

    /** The only phase of a run that has no others. */
    static PhaseConfig only(TrainingConfig training) {
        return new PhaseConfig("training", TrainedPart.ALL, 1, null, null, training);
    }
}
