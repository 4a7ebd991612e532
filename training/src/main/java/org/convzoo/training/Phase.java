package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.PhaseConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.TrainedPart;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.adaptation.TrainedLayers;
import org.convzoo.zoo.blueprint.Blueprint;

/**
 * One phase of a run, with what it takes from the run. A run without {@code transfer} has one.
 *
 * @param number from 0
 * @param config what the run's configuration says of it
 * @param data how it sees the images
 * @param seed of its image order, augmentation and dropout; the first phase has the run's own
 */
record Phase(int number, PhaseConfig config, DataConfig data, long seed) {

    /** The phases of a run, in order. */
    static List<Phase> of(RunConfig run) {
        List<Phase> phases = new ArrayList<>();
        for (PhaseConfig config : run.phases()) {
            int number = phases.size();
            DataConfig data =
                    config.augmentation() == null ? run.data() : run.data().withAugmentation(config.augmentation());
            long seed = number == 0 ? run.seed() : new StepSeeds(run.seed()).of(-number);
            phases.add(new Phase(number, config, data, seed));
        }
        return phases;
    }

    /**
     * The phases of a run that trains its network, at least one.
     *
     * @throws UserException if it does not
     */
    static List<Phase> ofTraining(RunConfig run) {
        List<Phase> phases = of(run);
        if (phases.isEmpty()) {
            throw UserException.wrongUsage("the run " + run.name()
                    + " has features instead of training: its network stays as it is, so that there are no epochs to"
                    + " look ahead to; run it with convzoo train, or try a configuration with training or transfer");
        }
        return phases;
    }

    String name() {
        return config.name();
    }

    TrainedPart trained() {
        return config.train();
    }

    /** What learns, as a sentence goes on after "trains". */
    String trainedInWords() {
        TrainedPart part = config.train();
        return switch (part.kind()) {
            case HEAD -> "the head";
            case ALL -> "all layers";
            case FROM_LAYER -> part.layer() + ", all after it and the head";
            case LAST_BLOCKS -> "the " + part + " and the head";
        };
    }

    TrainingConfig training() {
        return config.training();
    }

    /**
     * The layer whose outputs can be kept, because each image always goes the same ways up to there.
     *
     * @param network whose {@link Blueprint#features()} are the end of its body
     */
    Optional<String> cutOf(Blueprint network) {
        boolean mixes = data.augmentation().stream().anyMatch(BatchAugmentation.class::isInstance);
        boolean repeats = data.augmentation().isEmpty() || config.cachedCopies() != null;
        return mixes || !repeats ? Optional.empty() : layersOf(network).lastFixedOutput();
    }

    /** The same if the run keeps features. */
    Optional<String> keptLayer(RunConfig run, Blueprint network) {
        return run.transfer() == null || run.transfer().cache() instanceof FeatureCacheConfig.None
                ? Optional.empty()
                : cutOf(network);
    }

    /** Whether images are as they are in this phase and in another, in which they would be changed by another seed. */
    boolean seesTheSameAs(Phase other) {
        return data.augmentation().isEmpty() && other.data.augmentation().isEmpty();
    }

    /** In how many ways each image goes. */
    int copies() {
        return data.augmentation().isEmpty() || config.cachedCopies() == null ? 1 : config.cachedCopies();
    }

    /** The layers of a network that learn in this phase. */
    TrainedLayers layersOf(Blueprint network) {
        return TrainedLayers.of(network, config.train(), "transfer.phases." + number + ".train");
    }
}
