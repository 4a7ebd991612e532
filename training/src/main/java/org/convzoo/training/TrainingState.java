package org.convzoo.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands between two steps: with the network's parameters and the optimizer's state, all that is needed to
 * go on as if it had never stopped. Random numbers need no state: each is drawn from the seed and the batch's number.
 *
 * @param earlier the phases that are over; all numbers below are of the phase that follows them
 * @param cut the last frozen layer, if what learns sees what that puts out instead of images; null else
 * @param featureSeconds that computing it took before the first epoch
 * @param epoch being trained, from 0
 * @param batch of that epoch that comes next, from 0
 * @param step that comes next, from 0, over all epochs of the phase
 * @param running what the epoch under way has summed up
 * @param history of the finished epochs
 * @param finished whether the phase is over
 * @param pretraining what comes before the first epoch; null if nothing does, or it has not begun
 */
record TrainingState(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FinishedPhase> earlier,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cut,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double featureSeconds,
        int epoch,
        int batch,
        long step,
        RunningMeans running,
        TrainingHistory history,
        boolean finished,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PretrainingState pretraining) {

    TrainingState {
        // left out of documents where there is none
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /** The phase's number, from 0. */
    int phase() {
        return earlier.size();
    }

    /**
     * The same state of a phase that sees what a layer puts out.
     *
     * @param seconds that computing it took
     */
    TrainingState behind(@Nullable String layer, double seconds) {
        return new TrainingState(earlier, layer, seconds, epoch, batch, step, running, history, finished, pretraining);
    }

    /** The same state with an optimizer that remembers steps of the phase before. */
    TrainingState keeping(int steps) {
        List<FinishedPhase> known = new ArrayList<>(earlier);
        FinishedPhase last = known.remove(known.size() - 1);
        known.add(new FinishedPhase(last.history(), steps, last.cut(), last.featureSeconds(), last.test()));
        return new TrainingState(
                known, cut, featureSeconds, epoch, batch, step, running, history, finished, pretraining);
    }

    /** Steps that the optimizer's state remembers of earlier phases. */
    int stepsBefore() {
        return earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).stepsKept();
    }

    /** The beginning of the next phase. */
    TrainingState afterPhase(FinishedPhase result) {
        List<FinishedPhase> more = new ArrayList<>(earlier);
        more.add(result);
        return new TrainingState(
                more, null, 0, 0, 0, 0, RunningMeans.none(), TrainingHistory.empty(), false, pretraining);
    }

    static TrainingState initial() {
        return new TrainingState(
                List.of(), null, 0, 0, 0, 0, RunningMeans.none(), TrainingHistory.empty(), false, null);
    }

    /** @param steps that the batch completed: 1, or 0 if it waits for others */
    TrainingState afterBatch(int steps, double loss, int correct, int images, double seconds) {
        return new TrainingState(
                earlier,
                cut,
                featureSeconds,
                epoch,
                batch + 1,
                step + steps,
                running.plus(loss, correct, images, seconds),
                history,
                false,
                pretraining);
    }

    TrainingState with(PretrainingState other) {
        return new TrainingState(earlier, cut, featureSeconds, epoch, batch, step, running, history, finished, other);
    }

    /** The epochs of pre-training so far. */
    List<PretrainingEpoch> pretrainingEpochs() {
        return pretraining == null ? List.of() : pretraining.epochs();
    }

    TrainingState afterEpoch(EpochResult result, boolean last) {
        return new TrainingState(
                earlier,
                cut,
                featureSeconds,
                epoch + 1,
                0,
                step,
                RunningMeans.none(),
                history.with(result),
                last,
                pretraining);
    }

    /**
     * Sums over the batches of an epoch.
     *
     * @param lossSum of the batches' mean losses, each times its images
     * @param correct images classified rightly
     * @param images seen
     * @param seconds of training
     */
    record RunningMeans(double lossSum, long correct, long images, double seconds) {

        static RunningMeans none() {
            return new RunningMeans(0, 0, 0, 0);
        }

        RunningMeans plus(double loss, int correctInBatch, int imagesInBatch, double batchSeconds) {
            return new RunningMeans(
                    lossSum + loss * imagesInBatch,
                    correct + correctInBatch,
                    images + imagesInBatch,
                    seconds + batchSeconds);
        }

        double loss() {
            return lossSum / images;
        }

        double accuracy() {
            return (double) correct / images;
        }

        double imagesPerSecond() {
            return images / seconds;
        }
    }
}
