package org.convzoo.engine.onednn;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** The table of vertices that have no parameters. */
final class VertexReader {

    private VertexReader() {}

    static Node read(GraphReader graph, String name, GraphVertex vertex, List<Node> inputs) {
        if (vertex instanceof ElementWiseVertex elementWise) {
            return elementWise.getOp() == ElementWiseVertex.Op.Add && inputs.size() == 2
                    ? graph.addition(name, inputs)
                    : weightedSum(graph, name, elementWise.getOp(), inputs);
        } else if (vertex instanceof MergeVertex) {
            return inputs.size() == 1 ? inputs.get(0) : graph.add(new ConcatenationNode(name, inputs));
        } else if (vertex instanceof ScaleVertex scale) {
            return graph.add(new ActivationNode(name, inputs.get(0), Activation.linear(scale.getScaleFactor(), 0)));
        } else if (vertex instanceof ShiftVertex shift) {
            return graph.add(new ActivationNode(name, inputs.get(0), Activation.linear(1, shift.getShiftFactor())));
        } else if (vertex instanceof SubsetVertex subset) {
            return graph.add(new SubsetNode(name, inputs.get(0), subset.getFrom(), subset.getTo()));
        } else if (vertex instanceof PreprocessorVertex preprocessor) {
            return Reshaping.preprocess(graph, name, preprocessor.getPreProcessor(), inputs.get(0));
        }
        throw new IllegalStateException(vertex.getClass() + " is said to be covered but is not");
    }

    private static Node weightedSum(GraphReader graph, String name, ElementWiseVertex.Op operation, List<Node> inputs) {
        if (inputs.size() == 1) {
            return inputs.get(0);
        }
        float[] factors = new float[inputs.size()];
        switch (operation) {
            case Add -> Arrays.fill(factors, 1);
            case Average -> Arrays.fill(factors, 1f / inputs.size());
            case Subtract -> {
                factors[0] = 1;
                factors[1] = -1;
            }
            case Product, Max -> throw new IllegalStateException("element-wise " + operation + " is not covered");
        }
        return graph.add(new SumNode(name, inputs, factors));
    }
}
