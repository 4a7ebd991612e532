package org.convzoo.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.LearnedImages;
import org.convzoo.data.features.FeatureImages;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.features.ExtractionListener;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureRequest;
import org.convzoo.training.features.FeatureTables;
import org.convzoo.training.features.FrozenBody;
import org.jspecify.annotations.Nullable;

/**
 * What a phase learns from: the images, or what the frozen layers of its network put out for them. Closed when the phase is
 * over.
 *
 * @param images that stand for those of the run
 * @param contract of them
 * @param cut the layer that put them out; empty if they are the images
 * @param seconds that computing them took
 * @param cache owns them; null if they are the images
 */
record PhaseFeatures(
        LearnedImages images,
        ImageContract contract,
        Optional<String> cut,
        double seconds,
        @Nullable FeatureCache cache)
        implements AutoCloseable {

    /** The images themselves. */
    static PhaseFeatures none(DataSplits splits, ImageContract contract) {
        return new PhaseFeatures(LearnedImages.of(splits), contract, Optional.empty(), 0, null);
    }

    /** Of a phase that has learned all it is to. */
    static PhaseFeatures noLonger(@Nullable String cut, DataSplits splits, ImageContract contract) {
        return new PhaseFeatures(LearnedImages.of(splits), contract, Optional.ofNullable(cut), 0, null);
    }

    /**
     * What a layer puts out for the images of a phase, from where it is kept or computed now.
     *
     * @param network the whole, as it is when the phase begins
     * @param mustBe whether the phase has begun with features, so that it cannot go on with images
     * @return empty if the run was stopped meanwhile
     * @throws UserException if they must be and cannot
     */
    static Optional<PhaseFeatures> of(
            RunConfig config,
            Phase phase,
            String layer,
            Network network,
            DataSplits splits,
            Execution execution,
            BadImageList badImages,
            Surroundings surroundings,
            boolean mustBe) {
        long begun = System.nanoTime();
        FeatureCache cache = FeatureCache.open(
                Objects.requireNonNull(config.transfer()).cache(),
                surroundings.locator(),
                surroundings.clock(),
                told(surroundings.listener()));
        try (ExecutionPlan plan = execution.open(network.graph())) {
            FrozenBody body = new FrozenBody(network.graph(), plan, execution.precision(), network.contract());
            int batchSize = phase.data().batchSize();
            FeatureTables training = cache.tables(
                    new FeatureRequest(
                            body,
                            List.of(layer),
                            splits.training(),
                            phase.data().augmentation(),
                            phase.seed(),
                            phase.copies(),
                            batchSize,
                            surroundings.workers(),
                            badImages.in("training")),
                    surroundings.stop());
            FeatureTables validation = training instanceof FeatureTables.Ready
                    ? cache.tables(
                            plain(body, layer, splits.validation(), batchSize, badImages, surroundings),
                            surroundings.stop())
                    : training;
            if (validation instanceof FeatureTables.Ready held && training instanceof FeatureTables.Ready learned) {
                FeatureImages seen = learned.of(layer);
                return Optional.of(new PhaseFeatures(
                        new LearnedImages(seen::copy, held.of(layer), splits.labels()),
                        seen.contract(),
                        Optional.of(layer),
                        (System.nanoTime() - begun) * 1e-9,
                        cache));
            }
            cache.close();
            if (validation instanceof FeatureTables.NotKept not) {
                return Optional.of(withoutCache(not.reason(), phase, splits, network, surroundings, mustBe));
            }
            return Optional.empty();
        } catch (RuntimeException | Error failure) {
            cache.close();
            throw failure;
        }
    }

    private static FeatureRequest plain(
            FrozenBody body,
            String layer,
            LabelledImages images,
            int batchSize,
            BadImageList badImages,
            Surroundings surroundings) {
        return FeatureRequest.plain(
                body, List.of(layer), images, batchSize, surroundings.workers(), badImages.in("validation"));
    }

    private static PhaseFeatures withoutCache(
            String reason, Phase phase, DataSplits splits, Network network, Surroundings surroundings, boolean mustBe) {
        if (mustBe) {
            throw UserException.failed(
                    "the phase " + phase.name() + " cannot go on, because the features that it learns"
                            + " from cannot be kept: " + reason + "; make room for them, or start a new run");
        }
        surroundings
                .listener()
                .notice("the frozen layers are computed anew in every epoch of the phase " + phase.name() + ", because "
                        + reason);
        return none(splits, network.contract());
    }

    /** Whether an earlier run had computed all of them. */
    boolean wereThere() {
        return cache != null && cache.hadAll();
    }

    /** Whether they are features of a layer. What lies below it has not learned while they were learned from. */
    boolean serves(Optional<String> layer) {
        return cache != null && cut.equals(layer);
    }

    /** The same for the next phase, for which nothing is computed. */
    PhaseFeatures again() {
        return new PhaseFeatures(images, contract, cut, 0, cache);
    }

    static ExtractionListener told(TrainingListener listener) {
        return new ExtractionListener() {
            @Override
            public void batchDone(ExtractionProgress progress) {
                listener.featuresDone(progress);
            }

            @Override
            public void notice(String line) {
                listener.notice(line);
            }
        };
    }

    @Override
    public void close() {
        if (cache != null) {
            cache.close();
        }
    }
}
