package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.engine.ExecutionPlan;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The last and the best state of a run on disk, each whole at any moment. */
final class Checkpoints {

    private static final String STATE = "state.json";

    private final RunDirectory directory;
    private final ComputationGraph graph;

    Checkpoints(RunDirectory directory, ComputationGraph graph) {
        this.directory = directory;
        this.graph = graph;
    }

    /** Saves a state in the middle of an epoch. */
    void saveLast(ExecutionPlan plan, TrainingState state) {
        synchronise(plan);
        ModelArchive.write(directory.lastCheckpoint(), graph, Map.of(STATE, state));
    }

    private void synchronise(ExecutionPlan plan) {
        plan.synchronise();
        if (!Double.isFinite(graph.params().sumNumber().doubleValue())) {
            throw UserException.failed("the parameters are no longer numbers and were not saved; " + lastGood()
                    + "; try a smaller learning rate or a warm-up");
        }
    }

    /**
     * Saves a state between two epochs.
     *
     * <p>The best one is written first: a kill between the two files makes the epoch run again, to the same end.
     */
    void saveEpoch(ExecutionPlan plan, TrainingState state, boolean best) {
        synchronise(plan);
        if (best) {
            ModelArchive.write(directory.bestCheckpoint(), graph, Map.of(STATE, state));
        }
        ModelArchive.write(directory.lastCheckpoint(), graph, Map.of(STATE, state));
        AtomicFile.writeText(directory.history(), state.history().toCsv());
    }

    /** Brings the graph to the last saved state, if there is one. */
    Optional<TrainingState> restoreLast() {
        if (!Files.exists(directory.lastCheckpoint())) {
            return Optional.empty();
        }
        TrainingState state = ModelArchive.document(directory.lastCheckpoint(), STATE, TrainingState.class);
        ModelArchive.restoreInto(graph, directory.lastCheckpoint());
        graph.getConfiguration().setIterationCount(Math.toIntExact(state.step()));
        // a kill may have come between the checkpoint and its line
        AtomicFile.writeText(directory.history(), state.history().toCsv());
        return Optional.of(state);
    }

    /** Brings the graph to the best epoch's parameters. */
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
