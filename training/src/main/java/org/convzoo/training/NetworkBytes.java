package org.convzoo.training;

import org.convzoo.configs.RunConfig;
import org.convzoo.zoo.ModelSummary;

/**
 * What the numbers of a network take in float32, told from its table.
 *
 * @param parameters with the statistics of batch normalization and all auxiliary heads
 * @param optimizerState what the optimizer remembers of each parameter
 */
record NetworkBytes(long parameters, long optimizerState) {

    static NetworkBytes of(ModelSummary summary, RunConfig config) {
        long parameters = summary.parametersWithAuxiliaryHeads();
        return new NetworkBytes(
                (parameters + summary.statistics()) * Float.BYTES,
                Optimizers.updater(config.training().optimizer()).stateSize(parameters) * Float.BYTES);
    }

    /** In memory, where each parameter has a gradient beside it. */
    long inTraining() {
        return 2 * parameters + optimizerState;
    }

    /** In a checkpoint. */
    long saved() {
        return parameters + optimizerState;
    }
}
