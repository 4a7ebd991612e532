package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.convzoo.engine.ExecutionPlan;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One step in the compiled plan in float32 beside the same in Deeplearning4j in double precision. */
final class TwoRoads {

    /** Of a gradient, as a part of its norm: what float32 loses on the way through hundreds of layers. */
    private static final double TOLERANCE = 1e-3;

    /** As a part of the norm of all gradients: biases that a normalization follows have none but roundings. */
    private static final double ROUNDING = 1e-6;

    private TwoRoads() {}

    /** The graph's rule is plain gradient descent: at rate 1 the change of a parameter is its gradient. */
    static void agree(String network, ComputationGraph graph, INDArray images, INDArray labels) {
        ComputationGraph exact = graph.convertDataType(DataType.DOUBLE);
        Map<String, INDArray> before = copies(graph);
        try (ExecutionPlan fast = ExecutionPlan.open(graph);
                ExecutionPlan slow = ExecutionPlan.dl4j(exact)) {
            fast.step(images, labels, 1, 0);
            slow.step(images.castTo(DataType.DOUBLE), labels.castTo(DataType.DOUBLE), 1, 0);
        }
        Map<String, INDArray> found = changes(graph, before);
        Map<String, INDArray> expected = changes(exact, before);
        double all = Math.sqrt(expected.values().stream()
                .mapToDouble(change -> Math.pow(norm(change), 2))
                .sum());
        expected.forEach((name, change) -> assertThat(norm(found.get(name).sub(change)))
                .as("%s: gradient of %s beside Deeplearning4j's in double precision", network, name)
                .isLessThanOrEqualTo(TOLERANCE * norm(change) + ROUNDING * all));
    }

    /** In double precision; names in alphabetical order. */
    static Map<String, INDArray> copies(ComputationGraph graph) {
        Map<String, INDArray> copies = new TreeMap<>();
        graph.paramTable()
                .forEach((name, array) ->
                        copies.put(name, array.castTo(DataType.DOUBLE).dup('c').reshape(array.length())));
        return copies;
    }

    static Map<String, INDArray> changes(ComputationGraph graph, Map<String, INDArray> before) {
        Map<String, INDArray> changes = copies(graph);
        changes.forEach((name, now) -> now.subi(before.get(name)));
        return changes;
    }

    static double norm(INDArray values) {
        return values.norm2Number().doubleValue();
    }
}
