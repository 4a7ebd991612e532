package org.convzoo.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands between two steps: with the network's parameters and the optimizer's state, all that is needed to
 * go on as if it had never stopped. Random numbers need no state: each is drawn from the seed and the batch's number.
 *
 * @param epoch being trained, from 0
 * @param batch of that epoch that comes next, from 0
 * @param step that comes next, from 0, over all epochs
 * @param running what the epoch under way has summed up
 * @param history of the finished epochs
 * @param finished whether training is over
 * @param pretraining what comes before the first epoch; null if nothing does, or it has not begun
 */
record TrainingState(
        int epoch,
        int batch,
        long step,
        RunningMeans running,
        TrainingHistory history,
        boolean finished,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PretrainingState pretraining) {

    static TrainingState initial() {
        return new TrainingState(0, 0, 0, RunningMeans.none(), TrainingHistory.empty(), false, null);
    }

    /** @param steps that the batch completed: 1, or 0 if it waits for others */
    TrainingState afterBatch(int steps, double loss, int correct, int images, double seconds) {
        return new TrainingState(
                epoch,
                batch + 1,
                step + steps,
                running.plus(loss, correct, images, seconds),
                history,
                false,
                pretraining);
    }

    TrainingState with(PretrainingState other) {
        return new TrainingState(epoch, batch, step, running, history, finished, other);
    }

    /** The epochs of pre-training so far. */
    List<PretrainingEpoch> pretrainingEpochs() {
        return pretraining == null ? List.of() : pretraining.epochs();
    }

    TrainingState afterEpoch(EpochResult result, boolean last) {
        return new TrainingState(epoch + 1, 0, step, RunningMeans.none(), history.with(result), last, pretraining);
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
