package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.UserException;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.WeightAverages;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The last and the best state of a run on disk, each whole at any moment. */
final class Checkpoints {

    private static final String STATE = "state.json";
    private static final String AVERAGES = "averages.bin";
    private static final String AUTOENCODER = "autoencoder.bin";
    private static final String AUTOENCODER_OPTIMIZER = "autoencoder-optimizer.bin";

    private final RunDirectory directory;
    private final ComputationGraph graph;
    private final ImageContract contract;
    private final List<Phase> phases;
    private final @Nullable WeightAverages averages;

    /**
     * @param phases of the run
     * @param network that the phase under way trains
     * @param averages that go with the parameters; null if the phase has none
     */
    Checkpoints(RunDirectory directory, List<Phase> phases, Network network, @Nullable WeightAverages averages) {
        this.phases = phases;
        this.averages = averages;
        this.directory = directory;
        this.graph = network.graph();
        this.contract = network.contract();
    }

    /** What the network of the last checkpoint expects of an image; empty before the first. */
    static Optional<ImageContract> contractIn(RunDirectory directory) {
        Path last = directory.lastCheckpoint();
        return Files.exists(last)
                ? Optional.of(ModelArchive.document(last, ModelDocuments.CONTRACT, ImageContract.class))
                : Optional.empty();
    }

    /** Saves a state in the middle of an epoch. */
    void saveLast(ExecutionPlan plan, TrainingState state) {
        synchronise(plan);
        writeLast(state);
    }

    private void writeLast(TrainingState state) {
        Map<String, INDArray> beside = averages == null ? Map.of() : Map.of(AVERAGES, averages.values());
        ModelArchive.write(directory.lastCheckpoint(), graph, documents(state), beside);
    }

    /** With the contract: weights that a run began with may be gone when it is taken up again. */
    private Map<String, Object> documents(TrainingState state) {
        return Map.of(STATE, state, ModelDocuments.CONTRACT, contract);
    }

    private void synchronise(ExecutionPlan plan) {
        plan.synchronise();
        if (!Double.isFinite(graph.params().sumNumber().doubleValue())) {
            throw UserException.failed("the parameters are no longer numbers and were not saved; " + lastGood()
                    + "; try a smaller learning rate or a warm-up");
        }
    }

    /**
     * Saves a state before the first epoch.
     *
     * @param autoencoder of the layer that learns, its parameters up to date; null between two layers
     */
    void savePretraining(TrainingState state, @Nullable Autoencoder autoencoder) {
        Map<String, INDArray> beside = new LinkedHashMap<>();
        if (averages != null) {
            beside.put(AVERAGES, averages.values());
        }
        if (autoencoder != null) {
            beside.put(AUTOENCODER, autoencoder.parameters());
            autoencoder.optimizerState().ifPresent(values -> beside.put(AUTOENCODER_OPTIMIZER, values));
        }
        ModelArchive.write(directory.lastCheckpoint(), graph, documents(state), beside);
        AtomicFile.writeText(directory.pretraining(), PretrainingEpoch.toCsv(state.pretrainingEpochs()));
    }

    /** Brings an autoencoder to what {@link #savePretraining} saved of it. */
    void restore(Autoencoder autoencoder) {
        ModelArchive.restoreArray(directory.lastCheckpoint(), AUTOENCODER, autoencoder.parameters());
        autoencoder
                .optimizerState()
                .ifPresent(
                        values -> ModelArchive.restoreArray(directory.lastCheckpoint(), AUTOENCODER_OPTIMIZER, values));
    }

    /** Saves what is the best so far, as it is now. */
    void saveBest(ExecutionPlan plan, TrainingState state) {
        synchronise(plan);
        ModelArchive.write(directory.bestCheckpoint(), graph, documents(state));
    }

    /** Saves a state between two epochs. */
    void saveEpoch(ExecutionPlan plan, TrainingState state) {
        synchronise(plan);
        writeLast(state);
        writeHistory(state);
    }

    private void writeHistory(TrainingState state) {
        AtomicFile.writeText(directory.history(), RunHistory.of(phases, state).toCsv());
    }

    /** The last state that was saved; empty before the first. */
    static Optional<TrainingState> lastState(RunDirectory directory) {
        Path last = directory.lastCheckpoint();
        return Files.exists(last)
                ? Optional.of(ModelArchive.document(last, STATE, TrainingState.class))
                : Optional.empty();
    }

    /** The state in which the best epoch was saved. */
    static TrainingState bestState(RunDirectory directory) {
        return ModelArchive.document(directory.bestCheckpoint(), STATE, TrainingState.class);
    }

    /** Brings the graph to the last saved state. */
    void restoreLast(TrainingState state) {
        ModelArchive.restoreInto(graph, directory.lastCheckpoint());
        if (averages != null) {
            ModelArchive.restoreArray(directory.lastCheckpoint(), AVERAGES, averages.values());
        }
        graph.getConfiguration().setIterationCount(Math.toIntExact(state.stepsBefore() + state.step()));
        // a kill may have come between the checkpoint and its line
        writeHistory(state);
    }

    /** Brings the graph to the best epoch's parameters, which are of the same phase. */
    void restoreBest() {
        ModelArchive.restoreInto(graph, directory.bestCheckpoint());
    }

    /** Where a run that went wrong can be taken up again, in words. */
    String lastGood() {
        Path last = directory.lastCheckpoint();
        return Files.exists(last)
                ? "the last good checkpoint is " + last
                : "no epoch was finished, so there is no checkpoint";
    }
}
