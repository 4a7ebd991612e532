package org.convzoo.configs;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of a run and how they are handed to the network.
 *
 * @param source where the images come from
 * @param classes of the source that the run is about, in this order; null for all
 * @param batchSize images in one optimisation step
 * @param splits what is held out where the source has no split of its own
 * @param background what transparent pixels are laid on
 * @param sampling which training images an epoch is made of
 * @param augmentation how training images are changed, each time anew
 * @param onBadImage what becomes of a file that is no image or a damaged one
 * @param badImageLimit part of all images that may be skipped, 0 to 1
 * @param cache whether decoded images are kept
 */
@Description("The images of a run and how they are handed to the network.")
public record DataConfig(
        @Description("Where the images come from.") SourceConfig source,

        @Description(
                "The classes of the source that the run is about, in the order of the network's outputs; all if left out.")
        @Nullable
        List<String> classes,

        @Description("Images in one optimisation step.") @Default("64") @Range(min = 1, max = 65536)
        int batchSize,

        @Description("What is held out where the source has no split of its own.") @Default("{}")
        SplitConfig splits,

        @Description("What transparent pixels are laid on: white, black or a colour such as \"#7f7f7f\".")
        @Default("white")
        Colour background,

        @Description(
                "Which training images an epoch is made of: each once, or as many drawn with replacement, every class"
                        + " equally often or by the weights of a manifest.")
        @Default("shuffled")
        Sampling sampling,

        @Description("How training images are changed before the network sees them, each time anew, in this order.")
        @Default("[]")
        List<AugmentationConfig> augmentation,

        @Description("What becomes of a file that is no image or a damaged one.") @Default("skip")
        OnBadImage onBadImage,

        @Description("Part of all images that may be skipped; a run with more of them fails.")
        @Default("0.05")
        @Range(min = 0, max = 1)
        double badImageLimit,

        @Description("Whether decoded images are kept on the disk, so that the next epoch or run need not decode them.")
        @Default("none")
        CacheConfig cache) {

    public DataConfig {
        classes = classes == null ? null : List.copyOf(classes);
        if (classes != null && (classes.size() < 2 || new HashSet<>(classes).size() < classes.size())) {
            throw new KeyException("classes", "needs at least two names, each once, got " + String.join(", ", classes));
        }
        augmentation = List.copyOf(augmentation);
        AugmentationOrder.check(augmentation);
        if (source.givesSignals() && !augmentation.stream().allMatch(BatchAugmentation.Mixup.class::isInstance)) {
            throw new KeyException(
                    "augmentation", "changes images, but the source has signals; mixup alone suits them too");
        }
        if (cache instanceof CacheConfig.Disk && !source.givesImageFiles()) {
            throw new KeyException(
                    "cache",
                    "keeps what image files are decoded to; this source has none, its images lie in memory: leave it"
                            + " out");
        }
    }

    /** Images handled as they are where a configuration says nothing more of them. */
    public static DataConfig of(SourceConfig source) {
        // a source that is always there gives way: what is left out is decided in one place, by the reader
        return ConfigReader.readData(List.of("data.source={type: printedDigits}"))
                .withSource(source);
    }

    /** Batches that so many images make, the last of which may be smaller than the others. */
    public int batches(int images) {
        return (int) (((long) images + batchSize - 1) / batchSize);
    }

    /** What becomes of a file that is no image or a damaged one. */
    public enum OnBadImage {
        /** It is left out of its batch and listed in the run's directory. */
        SKIP,
        /** The run ends. */
        FAIL
    }

    /** Which training images an epoch is made of, and in which order; decided by the seed and the epoch. */
    public enum Sampling {
        /** Each image once. */
        SHUFFLED,
        /** As many as there are, drawn with replacement, each class equally likely. */
        BALANCED,
        /** As many as there are, drawn with replacement, each as likely as its weight. */
        WEIGHTED
    }

    /** The same handling of other images; kept are those alone that have files. */
    public DataConfig withSource(SourceConfig other) {
        CacheConfig cache = other.givesImageFiles() ? this.cache : new CacheConfig.None();
        return new DataConfig(
                other,
                classes,
                batchSize,
                splits,
                background,
                sampling,
                augmentation,
                onBadImage,
                badImageLimit,
                cache);
    }

    /** The same images, divided in another way. */
    public DataConfig withSplits(SplitConfig others) {
        return new DataConfig(
                source,
                classes,
                batchSize,
                others,
                background,
                sampling,
                augmentation,
                onBadImage,
                badImageLimit,
                cache);
    }

    /** The same images, more or fewer in a batch. */
    public DataConfig withBatchSize(int images) {
        return new DataConfig(
                source, classes, images, splits, background, sampling, augmentation, onBadImage, badImageLimit, cache);
    }

    /** The same images, kept or not. */
    public DataConfig withCache(CacheConfig other) {
        return new DataConfig(
                source,
                classes,
                batchSize,
                splits,
                background,
                sampling,
                augmentation,
                onBadImage,
                badImageLimit,
                other);
    }

    /** The same images, changed in other ways. */
    public DataConfig withAugmentation(List<AugmentationConfig> others) {
        return new DataConfig(
                source, classes, batchSize, splits, background, sampling, others, onBadImage, badImageLimit, cache);
    }

    /** The same images on another background. */
    public DataConfig withBackground(Colour colour) {
        return new DataConfig(
                source, classes, batchSize, splits, colour, sampling, augmentation, onBadImage, badImageLimit, cache);
    }

    /**
     * What is held out of the images, stratified by class and decided by the run's seed; groups stay together.
     *
     * <p>With {@code folds} the images are divided into so many parts of about equal size, and {@code fold} says which
     * part the run does not learn from. That part is the test, and validation images are held out of the others; but
     * where the source has test images of its own, these stay what they are and the part is the validation.
     *
     * @param validation of the training images, where the source has no validation split
     * @param test of all images, where the source has no test split
     * @param folds how many parts a cross-validation has; null for a single division
     * @param fold which of them is held out, from 1
     * @param labelled how many of the training images are learned from with their labels, about the same part of every
     *     class and at least one; null for all. Pre-training uses the others too
     */
    @Description("What is held out of the images, stratified by class and decided by the run's seed.")
    public record SplitConfig(
            @Description("Part of the training images used for validation, where the source has no validation split.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
            double validation,

            @Description("Part of all images used for the test, where the source has no test split.")
            @Default("0.2")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
            double test,

            @Description(
                    "Parts of a cross-validation; one of them is the test or, where the source has a test split, the"
                            + " validation.")
            @Range(min = 2, max = 1000)
            @Nullable
            Integer folds,

            @Description("Which of the folds is held out, from 1; train --all-folds holds out each in turn.")
            @Default("1")
            @Range(min = 1, max = 1000)
            int fold,

            @Description(
                    "Training images that are learned from with their labels, the same part of every class; all if left"
                            + " out. Pre-training uses the others too.")
            @Range(min = 1)
            @Nullable
            Integer labelled) {

        public SplitConfig {
            if (folds == null && fold != 1) {
                throw new KeyException("fold", "is one of splits.folds, which is not given; write folds: 5 beside it");
            }
            if (folds != null && fold > folds) {
                throw new KeyException("fold", "must be at most folds (" + folds + "), got " + fold);
            }
        }

        /** A single division. */
        public SplitConfig(double validation, double test) {
            this(validation, test, null, 1, null);
        }

        /** The same with another part held out. */
        public SplitConfig withFold(int other) {
            return new SplitConfig(validation, test, folds, other, labelled);
        }
    }
}
