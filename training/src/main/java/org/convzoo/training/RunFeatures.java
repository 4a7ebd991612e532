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
import org.convzoo.training.features.PooledRows;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The pooled features of a run's images, from where they are kept, else computed now. However many layers and poolings
 * are wanted, each image goes through the network once.
 *
 * @param body computes them
 * @param sources layers of the body and their poolings
 */
record RunFeatures(
        FrozenBody body,
        List<FeatureSource> sources,
        FeatureCache cache,
        DataSplits splits,
        int batchSize,
        BadImageList badImages,
        Surroundings surroundings) {

    RunFeatures {
        sources = List.copyOf(sources);
    }

    /** The features of some images, to be put together for one source after the other. */
    interface Gathered {

        /** Those of a source, in memory; whoever asks closes them. */
        PooledRows of(FeatureSource source);
    }

    /** The features of a part of the images. */
    private interface PartRows {
        float @Nullable [] row(FeatureSource source, int index);
    }

    /**
     * Those of some parts, one after the other.
     *
     * @throws CancellationException if the run is to stop
     * @throws org.convzoo.configs.UserException before anything is computed, if the memory would not suffice
     */
    Gathered of(List<Split> wanted) {
        long rows =
                wanted.stream().mapToLong(split -> splits.images(split).size()).sum();
        sources.forEach(source -> PooledRows.require(rows, source.pooled().features()));
        List<LabelledImages> images = new ArrayList<>();
        List<PartRows> parts = new ArrayList<>();
        for (Split split : wanted) {
            images.add(splits.images(split));
            parts.add(rows(split));
        }
        return source -> PooledRows.of(
                new JoinedImages(images), splits.labels(), source.pooled().features(), index -> {
                    int part = 0;
                    int rest = index;
                    while (rest >= images.get(part).size()) {
                        rest -= images.get(part).size();
                        part++;
                    }
                    return parts.get(part).row(source, rest);
                });
    }

    private List<String> layers() {
        return sources.stream().map(FeatureSource::layer).distinct().toList();
    }

    private PartRows rows(Split split) {
        LabelledImages images = splits.images(split);
        BadImages bad = badImages.in(name(split));
        FeatureTables found = cache.tables(
                FeatureRequest.plain(body, layers(), images, batchSize, surroundings.workers(), bad),
                surroundings.stop());
        if (found instanceof FeatureTables.Ready ready) {
            return (source, index) -> kept(ready, source, index, bad);
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

    private static float @Nullable [] kept(FeatureTables.Ready ready, FeatureSource source, int index, BadImages bad) {
        FeatureTable table = ready.of(source.layer()).copies().get(0);
        if (table.isMissing(index)) {
            tell(ready, source.layer(), index, bad);
            return null;
        }
        return source.pooled().pool(table.row(index));
    }

    /** An earlier run has met the image, this one has not. */
    private static void tell(FeatureTables.Ready ready, String layer, int index, BadImages bad) {
        try {
            ready.of(layer).sample(index);
        } catch (BadImageException unreadable) {
            if (!bad.areLeftOut()) {
                throw unreadable;
            }
            bad.leftOut(ready.images(), index, unreadable);
        }
    }

    /** The rows of all sources, one behind the other, for every image. */
    private PartRows computed(LabelledImages images, BadImages bad) {
        JoinedOutputs outputs = new JoinedOutputs(body.plan(), sources);
        PooledRows.requireComputed(images.size(), outputs.width());
        @Nullable
        float[][] rows = new Predictor(
                        batch -> unlessStopped(outputs, batch),
                        body.contract(),
                        batchSize,
                        surroundings.workers(),
                        TestTimeAugmentation.NONE,
                        bad)
                .probabilities(images, splits.labels().size());
        return (source, index) -> rows[index] == null ? null : outputs.part(source, rows[index]);
    }

    private float[][] unlessStopped(BatchOutputs outputs, INDArray batch) {
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
