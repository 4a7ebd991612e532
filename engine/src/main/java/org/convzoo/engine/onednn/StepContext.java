package org.convzoo.engine.onednn;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What one run of a program is given, and what it reports. */
final class StepContext {

    // given
    double learningRate;
    long seed;
    int iteration;
    int epoch;

    /** Steps taken so far: whoever derives something from parameters looks here whether it is still true. */
    int changes;

    /** Whether this batch is one of several that make a step, and not the last. */
    boolean accumulating;

    /** Weight of this batch's gradient among those that make a step, and of those before it. */
    float batchWeight;

    float weightBefore;

    /** Share of running statistics that a batch leaves as it is; not a number where each layer has its own. */
    double statisticsDecay = Double.NaN;

    @Nullable
    INDArray labels;

    // reported
    double loss;
    double regularisation;
    int correct;

    void reset() {
        loss = 0;
        regularisation = 0;
        correct = 0;
    }
}
