package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.training.TrainingState.RunningMeans;

/**
 * Where pre-training stands between two steps.
 *
 * @param layer being trained, from 0 in the order in which layers are; after the last, how many there are
 * @param epoch of that layer, from 0
 * @param batch of that epoch that comes next, from 0
 * @param step of that layer that comes next, from 0: batches without a readable image are none
 * @param running what the epoch under way has summed up
 * @param epochs that are over
 */
record PretrainingState(
        int layer, int epoch, int batch, int step, RunningMeans running, List<PretrainingEpoch> epochs) {

    PretrainingState {
        epochs = List.copyOf(epochs);
    }

    static PretrainingState initial() {
        return new PretrainingState(0, 0, 0, 0, RunningMeans.none(), List.of());
    }

    /** Whether an autoencoder has learned something that is not in the network yet. */
    boolean withinLayer() {
        return epoch > 0 || batch > 0;
    }

    PretrainingState afterBatch(double loss, int images, double seconds) {
        int steps = images > 0 ? 1 : 0;
        return new PretrainingState(
                layer, epoch, batch + 1, step + steps, running.plus(loss, 0, images, seconds), epochs);
    }

    /** @param epochsOfLayer how many each layer has */
    PretrainingState afterEpoch(PretrainingEpoch result, int epochsOfLayer) {
        List<PretrainingEpoch> longer = new ArrayList<>(epochs);
        longer.add(result);
        boolean last = epoch + 1 == epochsOfLayer;
        return new PretrainingState(
                last ? layer + 1 : layer, last ? 0 : epoch + 1, 0, last ? 0 : step, RunningMeans.none(), longer);
    }
}
