package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.convzoo.data.BadImageException;
import org.convzoo.data.BadImages;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.JoinedImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.data.features.FeatureTable;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureRequest;
import org.convzoo.training.features.FeatureTables;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.training.features.PooledLayer;
import org.convzoo.training.features.PooledRows;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The pooled features of a run's images, from where they are kept, else computed now.
 *
 * @param body computes them
 * @param layer whose outputs they are
 * @param pooled how these become rows
 */
record RunFeatures(
        FrozenBody body,
        String layer,
        PooledLayer pooled,
        FeatureCache cache,
        DataSplits splits,
        int batchSize,
        BadImageList badImages,
        Surroundings surroundings) {

    /**
     * Those of some parts, one after the other.
     *
     * @throws CancellationException if the run is to stop
     * @throws org.convzoo.configs.UserException before anything is computed, if the memory would not suffice
     */
    PooledRows of(List<Split> wanted) {
        PooledRows.require(
                wanted.stream().mapToLong(split -> splits.images(split).size()).sum(), pooled.features());
        List<LabelledImages> images = new ArrayList<>();
        List<PooledRows.Rows> rows = new ArrayList<>();
        for (Split split : wanted) {
            images.add(splits.images(split));
            rows.add(rows(split));
        }
        return PooledRows.of(new JoinedImages(images), splits.labels(), pooled.features(), index -> {
            int part = 0;
            int rest = index;
            while (rest >= images.get(part).size()) {
                rest -= images.get(part).size();
                part++;
            }
            return rows.get(part).row(rest);
        });
    }

    private PooledRows.Rows rows(Split split) {
        LabelledImages images = splits.images(split);
        BadImages bad = badImages.in(name(split));
        FeatureTables found = cache.tables(
                FeatureRequest.plain(body, List.of(layer), images, batchSize, surroundings.workers(), bad),
                surroundings.stop());
        if (found instanceof FeatureTables.Ready ready) {
            return kept(ready, bad);
        }
        if (found instanceof FeatureTables.NotKept not) {
            surroundings
                    .listener()
                    .notice("the features of " + (split == Split.ALL ? "all" : "the " + name(split))
                            + " images are computed and not kept, because " + not.reason());
            return computed(images, bad);
        }
        throw new CancellationException();
    }

    private PooledRows.Rows kept(FeatureTables.Ready ready, BadImages bad) {
        FeatureTable table = ready.of(layer).copies().get(0);
        return index -> {
            if (table.isMissing(index)) {
                tell(ready, index, bad);
                return null;
            }
            return pooled.pool(table.row(index));
        };
    }

    /** An earlier run has met the image, this one has not. */
    private void tell(FeatureTables.Ready ready, int index, BadImages bad) {
        try {
            ready.of(layer).sample(index);
        } catch (BadImageException unreadable) {
            if (!bad.areLeftOut()) {
                throw unreadable;
            }
            bad.leftOut(ready.images(), index, unreadable);
        }
    }

    private PooledRows.Rows computed(LabelledImages images, BadImages bad) {
        FeatureOutputs outputs = new FeatureOutputs(body.plan(), layer, pooled);
        @Nullable
        float[][] rows = new Predictor(
                        batch -> unlessStopped(outputs, batch),
                        body.contract(),
                        batchSize,
                        surroundings.workers(),
                        TestTimeAugmentation.NONE,
                        bad)
                .probabilities(images, splits.labels().size());
        return index -> rows[index];
    }

    private float[][] unlessStopped(FeatureOutputs outputs, INDArray batch) {
        if (surroundings.stop().isRaised()) {
            throw new CancellationException();
        }
        return outputs.of(batch);
    }

    /** A part of the images, in lists of bad ones. */
    static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
