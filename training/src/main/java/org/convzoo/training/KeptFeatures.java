package org.convzoo.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.BadImages;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.features.ExtractionListener;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureRequest;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;

/**
 * What is there already of the features that a phase will learn from.
 *
 * @param copies of the training images
 * @param validation whether those of the validation images are
 */
record KeptFeatures(int copies, boolean validation) {

    /** Nothing. */
    static final KeptFeatures NONE = new KeptFeatures(0, false);

    /**
     * Looks for them.
     *
     * @param start the network that the run begins with; empty if its weights are not on this machine, so that nothing can
     *     have been computed with them
     */
    record Search(
            RunConfig config,
            Optional<StartingNetwork> start,
            DataSplits splits,
            Execution execution,
            int workers,
            DataLocator locator,
            Clock clock) {

        /** For each phase, in order; a phase finds what the one before it has computed, too. */
        List<KeptFeatures> ofAll(List<MemoryForecaster> phases) {
            List<KeptFeatures> all = new ArrayList<>();
            for (Phase phase : Phase.of(config)) {
                Optional<FeatureForecast> features = phases.get(phase.number()).features();
                boolean shares = phase.number() > 0
                        && features.isPresent()
                        && features.equals(phases.get(phase.number() - 1).features());
                KeptFeatures found =
                        features.map(wanted -> of(phase, wanted.layer())).orElse(NONE);
                boolean plain = shares && phase.seesTheSameAs(Phase.of(config).get(phase.number() - 1));
                all.add(new KeptFeatures(
                        plain ? 1 : found.copies(),
                        plain || (shares && !features.get().inMemory()) || found.validation()));
            }
            return all;
        }

        /** Of the layer behind which a phase learns, unless an earlier phase changes what lies below it. */
        private KeptFeatures of(Phase phase, String layer) {
            if (start.isEmpty() || changesBefore(phase, layer)) {
                return NONE;
            }
            Network network = start.get().network();
            try (ExecutionPlan plan = execution.open(network.graph());
                    FeatureCache cache = FeatureCache.open(
                            Objects.requireNonNull(config.transfer()).cache(),
                            locator,
                            clock,
                            ExtractionListener.NONE)) {
                FrozenBody body = new FrozenBody(network.graph(), plan, execution.precision(), network.contract());
                BitSet copies = cache.foretold(new FeatureRequest(
                        body,
                        List.of(layer),
                        splits.training(),
                        phase.data().augmentation(),
                        phase.seed(),
                        phase.copies(),
                        phase.data().batchSize(),
                        workers,
                        BadImages.PASSED_OVER));
                return new KeptFeatures(copies.cardinality(), ofValidation(body, phase, layer, cache));
            }
        }

        private boolean ofValidation(FrozenBody body, Phase phase, String layer, FeatureCache cache) {
            LabelledImages images = splits.validation();
            int batchSize = phase.data().batchSize();
            return !cache.foretold(FeatureRequest.plain(
                            body, List.of(layer), images, batchSize, workers, BadImages.PASSED_OVER))
                    .isEmpty();
        }

        private boolean changesBefore(Phase phase, String layer) {
            Blueprint below = start.get().blueprint().upTo(layer);
            List<String> names = below.nodes().stream()
                    .filter(node -> node.parameters() > 0)
                    .map(Node::name)
                    .toList();
            return Phase.of(config).subList(0, phase.number()).stream().anyMatch(earlier -> names.stream()
                    .anyMatch(earlier.layersOf(start.get().blueprint()).names()::contains));
        }
    }
}
