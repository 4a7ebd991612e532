package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Holds a graph's gradients against central differences of its loss, in double precision. */
final class Slopes {

    private static final double DIFFERENCE = 1e-5;
    private static final double TOLERANCE = 1e-6;
    private static final int CHECKED_PER_PARAMETER = 40;

    /** What a batch normalization keeps beside its parameters; the loss does not depend on it in training. */
    private static final Pattern STATISTICS = Pattern.compile(".*_(mean|var|log10stdev)");

    private Slopes() {}

    static void match(ComputationGraph graph, INDArray features, INDArray labels) {
        ComputationGraph exact = graph.convertDataType(DataType.DOUBLE);
        DataSet batch = new DataSet(features.castTo(DataType.DOUBLE), labels.castTo(DataType.DOUBLE));
        exact.setInputs(batch.getFeatures());
        exact.setLabels(batch.getLabels());
        exact.computeGradientAndScore();
        Map<String, INDArray> gradients = exact.gradient().gradientForVariable();
        assertThat(gradients).isNotEmpty();
        gradients.forEach((name, gradient) -> {
            if (STATISTICS.matcher(name).matches()) {
                return;
            }
            INDArray parameter = exact.getParam(name);
            INDArray found = gradient.div(features.size(0));
            long step = Math.max(1, parameter.length() / CHECKED_PER_PARAMETER);
            for (long index = 0; index < parameter.length(); index += step) {
                double value = parameter.getDouble(index);
                double slope = (lossAt(exact, batch, parameter, index, value + DIFFERENCE)
                                - lossAt(exact, batch, parameter, index, value - DIFFERENCE))
                        / (2 * DIFFERENCE);
                parameter.putScalar(index, value);
                assertThat(found.getDouble(index))
                        .as("gradient of %s at %d beside the slope of the loss", name, index)
                        .isCloseTo(slope, within(TOLERANCE * Math.max(1e-2, Math.abs(slope))));
            }
        });
    }

    private static double lossAt(ComputationGraph graph, DataSet batch, INDArray parameter, long index, double value) {
        parameter.putScalar(index, value);
        return graph.score(batch, true);
    }
}
