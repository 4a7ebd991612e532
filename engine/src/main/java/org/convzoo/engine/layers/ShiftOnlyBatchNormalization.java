package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Batch normalization that learns a shift but no scale: gamma stays 1, as in the Inception networks, where the layer
 * above scales anyway. Gamma is still among the layer's parameters, so {@code numParams()} counts it.
 */
public final class ShiftOnlyBatchNormalization extends BatchNormalization {

    private static final long serialVersionUID = 1L;

    /** For Deeplearning4j, which sets the fields of a saved layer one by one. */
    private ShiftOnlyBatchNormalization() {}

    /**
     * @param epsilon added to the variance
     * @param decay of the running statistics
     */
    public ShiftOnlyBatchNormalization(double epsilon, double decay) {
        setEps(epsilon);
        setDecay(decay);
    }

    @Override
    public IUpdater getUpdaterByParam(String parameter) {
        return parameter.equals(BatchNormalizationParamInitializer.GAMMA)
                ? new NoChange()
                : super.getUpdaterByParam(parameter);
    }
}
