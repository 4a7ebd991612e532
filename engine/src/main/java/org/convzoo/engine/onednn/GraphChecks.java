package org.convzoo.engine.onednn;

import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/** What about a whole graph needs Deeplearning4j itself. */
final class GraphChecks {

    private GraphChecks() {}

    static void check(ComputationGraph graph) {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        refuseIf(configuration.getDataType() != DataType.FLOAT, "its numbers are " + configuration.getDataType());
        refuseIf(configuration.getNetworkInputs().size() != 1, "it has several inputs");
        refuseIf(configuration.getBackpropType() != BackpropType.Standard, "it is trained through time");
        for (Layer layer : graph.getLayers()) {
            check(layer);
        }
    }

    private static void check(Layer layer) {
        var configuration = layer.conf().getLayer();
        String name = "layer " + configuration.getLayerName();
        refuseIf(
                configuration.getConstraints() != null
                        && !configuration.getConstraints().isEmpty(),
                name + " is constrained");
        if (configuration instanceof BaseLayer base) {
            refuseIf(base.getWeightNoise() != null, name + " has noise on its weights");
        }
    }

    /** Statistics that Deeplearning4j keeps move on the way back only. */
    static void refuseHandedOverNormalization(ComputationGraph graph, Set<String> handedOver) {
        for (String name : handedOver) {
            boolean normalizes = graph.getVertex(name).hasLayer()
                    && graph.getLayer(name).conf().getLayer() instanceof BatchNormalization;
            refuseIf(normalizes, "it runs the batch normalization " + name + ", whose statistics are wanted anew");
        }
    }

    private static void refuseIf(boolean condition, String reason) {
        if (condition) {
            throw new UnsupportedGraphException(reason);
        }
    }
}
