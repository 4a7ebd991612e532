package org.convzoo.engine;

import org.convzoo.engine.layers.NoChange;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** What a parameter array is to its layer. */
public enum ParameterRole {
    /** Multiplies what comes in. */
    WEIGHT,
    /** A bias, or the scale or shift of a normalization. */
    OTHER,
    /** A running statistic; what Deeplearning4j calls its gradient is how it moves. */
    STATISTIC,
    /** Stays as it is. */
    KEPT;

    /** Whether it follows its gradient. */
    public boolean learns() {
        return this == WEIGHT || this == OTHER;
    }

    public static ParameterRole of(UpdaterBlock block, UpdaterBlock.ParamState parameter) {
        IUpdater updater = block.getGradientUpdater().getConfig();
        if (updater instanceof NoOp) {
            return STATISTIC;
        }
        if (updater instanceof NoChange) {
            return KEPT;
        }
        if (!(parameter.getLayer() instanceof GraphVertex vertex) || !vertex.hasLayer()) {
            return WEIGHT;
        }
        Layer configuration = vertex.getLayer().conf().getLayer();
        return configuration.initializer().isWeightParam(configuration, parameter.getParamName()) ? WEIGHT : OTHER;
    }
}
