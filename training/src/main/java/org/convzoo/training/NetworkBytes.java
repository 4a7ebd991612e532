package org.convzoo.training;

import org.convzoo.configs.TrainingConfig;
import org.convzoo.zoo.ModelSummary;

/**
 * What the numbers of a network take in float32, told from its table.
 *
 * @param parameters with the statistics of batch normalization and all auxiliary heads
 * @param optimizerState what the optimizer remembers of each parameter
 * @param accumulated gradients of several batches; 0 without
 * @param averages of the parameters; 0 without
 */
record NetworkBytes(long parameters, long optimizerState, long accumulated, long averages) {

    /** @param trained parameters that learn */
    static NetworkBytes of(ModelSummary summary, TrainingConfig training, long trained) {
        long bytes = parameters(summary);
        return new NetworkBytes(
                bytes,
                Optimizers.updater(training.optimizer()).stateSize(trained) * Float.BYTES,
                training.accumulateBatches() > 1 ? bytes : 0,
                training.averaging() == null ? 0 : bytes);
    }

    /** The parameters alone, with the statistics of batch normalization. */
    static long parameters(ModelSummary summary) {
        return (summary.parametersWithAuxiliaryHeads() + summary.statistics()) * Float.BYTES;
    }

    /** In memory, where each parameter has a gradient beside it. */
    long inTraining() {
        return 2 * parameters + optimizerState + accumulated + averages;
    }

    /** In the checkpoint that a run goes on from. */
    long inCheckpoint() {
        return inModel() + averages;
    }

    /** In the trained model. */
    long inModel() {
        return parameters + optimizerState;
    }
}
