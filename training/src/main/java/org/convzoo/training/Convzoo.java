package org.convzoo.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Progress;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.training.RunOutcome.Finished;
import org.convzoo.training.features.PooledRows;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.WeightsFolder;

/**
 * The way in for programs: trains runs, opens networks that are trained, computes features. Files that a configuration
 * names are looked for in the working directory, else in the data home. What stands in the way, and the user of the
 * program can mend, is a {@link UserException}, whose message is one line for a person.
 */
public final class Convzoo {

    private final Surroundings surroundings;

    private Convzoo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Loads the native libraries; says nothing while it works. */
    public static Convzoo start() {
        return start(System.getenv());
    }

    /**
     * The same with other variables than the process has.
     *
     * @param environment {@code CONVZOO_DATA} names the data home, {@code CONVZOO_THREADS} how many threads compute
     */
    public static Convzoo start(Map<String, String> environment) {
        return new Convzoo(Surroundings.of(
                DataLocator.forConfig(null, environment),
                environment,
                Clock.systemDefaultZone(),
                new TrainingListener() {},
                new StopSignal(),
                List.of()));
    }

    /** The same; a listener is told how training and downloads go on. */
    public Convzoo watchedBy(TrainingListener listener) {
        return with(listener, surroundings.stop());
    }

    /** The same; a run ends early, and is saved, when the signal is raised, by a listener or another thread. */
    public Convzoo stoppedBy(StopSignal stop) {
        return with(surroundings.listener(), stop);
    }

    private Convzoo with(TrainingListener listener, StopSignal stop) {
        return new Convzoo(new Surroundings(
                surroundings.locator(),
                surroundings.runtime(),
                surroundings.environment(),
                surroundings.clock(),
                surroundings.workers(),
                listener,
                stop,
                surroundings.command()));
    }

    /**
     * Trains, tests and writes everything down, as {@code convzoo train} does.
     *
     * @param run checked again, as a record that code has made may hold any values
     * @param directory gets what the run leaves; it does not exist yet, or is empty
     * @throws UserException if the configuration, its files or the directory are not what they should be
     * @throws CancellationException if the thread was interrupted or the {@linkplain #stoppedBy signal} raised; {@link
     *     #resume} goes on
     */
    public Finished train(RunConfig run, Path directory) {
        RunConfig whole = run.with();
        RunCheck.check(whole);
        return finished(Experiment.start(whole, directory, surroundings));
    }

    /**
     * Goes on with a run that ended early, to the same bits as if it had not.
     *
     * @throws UserException if the directory is not a run's, or the run is complete
     * @throws CancellationException if it was stopped once more
     */
    public Finished resume(Path directory) {
        return finished(Experiment.resume(directory, surroundings));
    }

    private static Finished finished(Experiment experiment) {
        RunOutcome outcome = experiment.run();
        if (outcome instanceof Finished finished) {
            return finished;
        }
        throw new CancellationException("the training was stopped; resume(Path.of(\""
                + outcome.directory().path() + "\")) goes on with it");
    }

    /**
     * Opens the network of a run; whoever opens it closes it.
     *
     * @param path the run's directory, or its {@code model.zip} wherever that has been copied to
     * @throws UserException if it is neither, or not finished
     */
    public TrainedModel open(Path path) {
        return TrainedModel.open(SavedModel.open(path), surroundings.environment());
    }

    /**
     * Opens a network with weights that others have trained, which are downloaded and checked where they are absent;
     * whoever opens it closes it.
     *
     * @throws UserException if the model names no weights, or they are of another network or have no classifier
     */
    public TrainedModel open(ModelConfig model) {
        return TrainedModel.open(model, weights(model), surroundings.environment());
    }

    /**
     * Opens labelled images as a run would see them, divided into training, validation and test; whoever opens them
     * closes them.
     *
     * @param seed decides which are held out, and what drawn images look like
     * @throws UserException if they cannot be found or are not what they should be
     */
    public DataSplits images(DataConfig data, long seed) {
        return surroundings.open(data, seed);
    }

    /** Whether images are on this machine, whole and in order; nothing is downloaded to see. */
    public boolean finds(DataConfig data) {
        Access offline = Access.of(surroundings.environment(), Surroundings.DATA_MIRROR, true);
        try (DataSplits images = DataSplits.open(data, 0, surroundings.locator(), offline, warning -> {})) {
            return images.training().size() > 0;
        } catch (UserException absent) {
            return false;
        }
    }

    /** Whether the weights that a model names are on this machine, whole and in order; nothing is downloaded to see. */
    public boolean finds(ModelConfig model) {
        Access offline = Access.of(surroundings.environment(), WeightsFolder.MIRROR, true);
        try {
            return WeightFile.of(model, surroundings.locator(), offline, Progress.NONE)
                    .isPresent();
        } catch (UserException absent) {
            return false;
        }
    }

    /**
     * What a pretrained network says of every image of a source: the mean of each channel of the layer before its head.
     * The caller closes the rows.
     *
     * @throws UserException if the model names no weights, or weights or images are not what they should be
     */
    public PooledRows features(ModelConfig model, DataConfig data) {
        return features(FeatureExtraction.of(model, data, 0), Split.ALL);
    }

    /**
     * The same of a layer, a pooling and a part of the images that are chosen; the first layer if there are several.
     *
     * @throws UserException if the model names no weights, there is no such layer, or weights or images are not what they
     *     should be
     */
    public PooledRows features(FeatureExtraction extraction, Split split) {
        return extraction.rows(weights(extraction.model()), split, surroundings);
    }

    private WeightFile weights(ModelConfig model) {
        Access access = Access.of(surroundings.environment(), WeightsFolder.MIRROR, false);
        Progress progress = StartingNetwork.progress(model, surroundings.listener());
        Optional<WeightFile> file = WeightFile.of(model, surroundings.locator(), access, progress);
        return file.orElseThrow(() -> UserException.wrongUsage(model.architecture()
                + " is to be used as it is, but the model names no weights: add withWeights(…), such as"
                + " WeightsConfig.Keyword.IMAGENET or new WeightsConfig.FromFile(\"model.zip\")"));
    }
}
