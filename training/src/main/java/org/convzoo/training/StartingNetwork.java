package org.convzoo.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Progress;
import org.convzoo.data.DataSplits;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.adaptation.NewHead;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.PretrainedNetwork.NextTask;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.WeightsCatalogue;
import org.convzoo.zoo.weights.WeightsFolder;
import org.jspecify.annotations.Nullable;

/**
 * The network of a run before the first step.
 *
 * @param network made for the run's images
 * @param blueprint of it
 * @param weights of it; null if they were drawn from the seed
 * @param account what was taken from the weights' file, a sentence each; empty without one
 */
record StartingNetwork(
        Network network, Blueprint blueprint, @Nullable StartingWeights weights, List<String> account) {

    StartingNetwork {
        account = List.copyOf(account);
    }

    /** SHA-256 of the file of weights; null if there is none. */
    @Nullable
    String weightsDigest() {
        return weights == null ? null : weights.sha256();
    }

    /** The network of a configuration; weights that it names are downloaded where they are absent. */
    static StartingNetwork of(RunConfig config, DataSplits splits, Surroundings surroundings) {
        Access access = Access.of(surroundings.environment(), WeightsFolder.MIRROR, false);
        Progress progress = progress(config.model(), surroundings.listener());
        Optional<WeightFile> file = WeightFile.of(config.model(), surroundings.locator(), access, progress);
        return file.map(found -> pretrained(config, splits, found)).orElseGet(() -> fresh(config, splits));
    }

    /**
     * The network of a configuration whose weights are on this machine; nothing is downloaded.
     *
     * @return empty if they are not
     * @throws UserException if they are for another network
     */
    static Optional<StartingNetwork> here(
            RunConfig config, DataSplits splits, DataLocator locator, Map<String, String> environment) {
        Access access = Access.of(environment, WeightsFolder.MIRROR, true);
        Optional<WeightFile> file;
        try {
            file = WeightFile.of(config.model(), locator, access, Progress.NONE);
        } catch (UserException absent) {
            return Optional.empty();
        }
        return Optional.of(file.map(found -> pretrained(config, splits, found)).orElseGet(() -> fresh(config, splits)));
    }

    /** One whose weights are drawn from the seed. */
    private static StartingNetwork fresh(RunConfig config, DataSplits splits) {
        return new StartingNetwork(Network.build(config, splits), Network.blueprint(config, splits), null, List.of());
    }

    /**
     * The network of a run that is taken up again. A checkpoint has every value of it: the file of weights that the run
     * began with is asked for only if there is none yet.
     */
    static StartingNetwork again(RunConfig config, DataSplits splits, RunDirectory run, Surroundings surroundings) {
        StartingWeights weights = Provenance.read(run.provenance()).weights();
        Optional<ImageContract> contract = weights == null ? Optional.empty() : Checkpoints.contractIn(run);
        return contract.map(known -> new StartingNetwork(
                        Network.unset(config, splits, known),
                        Network.blueprint(config, splits, known),
                        weights,
                        List.of()))
                .orElseGet(() -> of(config, splits, surroundings));
    }

    /** Tells a listener how far the weights have come. */
    static Progress progress(ModelConfig model, TrainingListener listener) {
        return WeightsCatalogue.chosen(model, Zoo.named(model.architecture()).name())
                .<Progress>map(weights -> (bytes, total) -> listener.weightsArriving(weights.file(), bytes, total))
                .orElse(Progress.NONE);
    }

    private static StartingNetwork pretrained(RunConfig config, DataSplits splits, WeightFile file) {
        NextTask task = new NextTask(splits.labels(), Network.learning(config), config.seed(), NewHead.of(config));
        PretrainedNetwork pretrained = PretrainedNetwork.load(config.model(), file, task);
        SignalFit.check(pretrained.contract(), splits);
        return new StartingNetwork(
                new Network(pretrained.graph(), pretrained.contract(), splits.labels())
                        .on(config.data().background()),
                Network.blueprint(config, splits, pretrained.contract()),
                StartingWeights.of(file),
                pretrained.account());
    }
}
