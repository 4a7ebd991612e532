package org.convzoo.training;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.FeaturesConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.training.features.FeatureCache;

/**
 * A run that learns from features. Where it names several layers or poolings, the best is chosen first, and all goes on
 * as if the configuration had named that alone.
 */
record FeatureExperiment(
        RunConfig config,
        DataSplits splits,
        RunDirectory directory,
        Execution execution,
        BadImageList badImages,
        Surroundings surroundings) {

    /** The configuration whose network a run begins with: of several layers, the one with the most below it. */
    static RunConfig first(RunConfig config, DataSplits splits) {
        FeaturesConfig features = config.features();
        return features == null || !features.isSweep()
                ? config
                : config.withFeatures(LayerSweep.deepest(config, features.candidates(), splits));
    }

    /** @param start the network of {@link #first} */
    RunOutcome run(StartingNetwork start) {
        FeaturesConfig features = Objects.requireNonNull(config.features());
        ClassesInFolds.require(features, splits);
        try (FeatureCache cache = FeatureCache.open(
                features.cache(),
                surroundings.locator(),
                surroundings.clock(),
                PhaseFeatures.told(surroundings.listener()))) {
            CostMeter meter = new CostMeter(0);
            if (!features.isSweep()) {
                return new FeatureRun(this, config, start, cache, FeatureSweep.none()).run(meter);
            }
            FeatureSweep sweep =
                    new LayerSweep(config, splits, directory, execution, badImages, surroundings, cache).run(start);
            RunConfig chosen = LayerSweep.chosen(config, sweep);
            StartingNetwork network = StartingNetwork.of(chosen, splits, surroundings);
            return new FeatureRun(this, chosen, network, cache, sweep).run(meter);
        } catch (CancellationException stopped) {
            return new RunOutcome.Stopped(directory, TrainingHistory.empty());
        }
    }

    /** The parts of the images that a classifier learns from: all, where some are left out in turn. */
    List<DataSplits.Split> learnedFrom(boolean holdsOut) {
        return holdsOut ? List.of(DataSplits.Split.TRAINING) : LayerSweep.learnedFrom(splits);
    }
}
