package org.convzoo.data;

import org.convzoo.configs.DataConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.LossConfig;
import org.convzoo.data.augmentation.Augmentation;

/** What a network learns from, epoch after epoch: which images in which order, how changed, and what it is to answer. */
public final class TrainingPasses {

    private final LearnedImages images;
    private final ImageContract contract;
    private final DataConfig config;
    private final EpochSampler sampler;
    private final Targets targets;
    private final long seed;

    private TrainingPasses(
            DataConfig config,
            LearnedImages images,
            ImageContract contract,
            EpochSampler sampler,
            Targets targets,
            long seed) {
        this.images = images;
        this.contract = contract;
        this.config = config;
        this.sampler = sampler;
        this.targets = targets;
        this.seed = seed;
    }

    /**
     * The passes that a configuration asks for.
     *
     * @param contract what the network expects of an image
     * @param seed decides with the epoch's number what a pass is made of
     * @throws org.convzoo.configs.UserException if sampling or weights do not go with the images
     */
    public static TrainingPasses of(
            DataConfig config, LossConfig loss, LearnedImages images, ImageContract contract, long seed) {
        return new TrainingPasses(
                config,
                images,
                contract,
                EpochSampler.of(config.sampling(), images.training(), seed),
                TrainingTargets.of(loss, config.sampling(), images.labels(), images.training()),
                seed);
    }

    /**
     * The pass of one epoch.
     *
     * @param epoch from 0
     */
    public Pass pass(int epoch) {
        return Pass.of(
                        images.trainingIn().apply(epoch),
                        images.labels().size(),
                        contract,
                        config.batchSize(),
                        sampler.order(epoch))
                .withTargets(targets)
                .withAugmentation(new Augmentation(config.augmentation(), seed, epoch));
    }

    /** Batches of every pass. */
    public int batches() {
        return config.batches(images.training().size());
    }
}
