package org.convzoo.training;

import org.convzoo.configs.DataConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.data.DataSplits;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.Pass;
import org.convzoo.data.augmentation.Augmentation;

/**
 * All images of the training split, each once, in an order and changed in ways that a seed and the epoch decide.
 *
 * @param data with the batches of pre-training
 */
record UnlabelledPasses(DataSplits splits, ImageContract contract, DataConfig data, BadImageList badImages) {

    Pass pass(long seed, int epoch) {
        int[] order = EpochOrder.shuffled(images(), seed, epoch);
        return Pass.of(splits.trainingWithoutLabels(), splits.labels().size(), contract, data.batchSize(), order)
                .withAugmentation(new Augmentation(data.augmentation(), seed, epoch))
                .withBadImages(badImages.in("training"));
    }

    int images() {
        return splits.trainingWithoutLabels().size();
    }

    int batches() {
        return data.batches(images());
    }

    int largestBatch() {
        return Math.min(data.batchSize(), images());
    }
}
