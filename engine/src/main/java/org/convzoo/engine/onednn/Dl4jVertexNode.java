package org.convzoo.engine.onednn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A vertex of a kind that is not known here, with its parameters if it has any. */
final class Dl4jVertexNode extends ArrayNode {

    private final GraphVertex vertex;
    private final boolean frozen;
    private final Map<String, Parameter> parameters;
    private final Map<String, INDArray> parameterGradients = new LinkedHashMap<>();

    Dl4jVertexNode(
            String name, List<Node> inputs, GraphVertex vertex, boolean frozen, Map<String, Parameter> parameters) {
        super(name, inputs);
        this.vertex = vertex;
        this.frozen = frozen;
        this.parameters = parameters;
        parameters.forEach((key, parameter) -> {
            if (parameter.isTrained()) {
                parameterGradients.put(key, parameter.array().ulike());
            }
        });
    }

    @Override
    boolean trains() {
        return parameters.values().stream().anyMatch(Parameter::isTrained);
    }

    @Override
    INDArray compute(List<INDArray> inputs, StepContext step, boolean training) {
        Nd4j.getRandom().setSeed(step.seed + name().hashCode());
        if (vertex.hasLayer()) {
            vertex.getLayer().setInputMiniBatchSize((int) inputs.get(0).size(0));
        }
        for (int i = 0; i < inputs.size(); i++) {
            vertex.setInput(i, inputs.get(i), LayerWorkspaceMgr.noWorkspaces());
        }
        return vertex.doForward(training && !frozen, LayerWorkspaceMgr.noWorkspaces());
    }

    @Override
    List<@Nullable INDArray> gradients(List<INDArray> inputs, INDArray gradient, StepContext step) {
        vertex.setEpsilon(gradient);
        Pair<Gradient, INDArray[]> found = vertex.doBackward(false, LayerWorkspaceMgr.noWorkspaces());
        parameterGradients.forEach((key, array) -> array.assign(found.getFirst().getGradientFor(key)));
        INDArray[] outgoing = found.getSecond();
        return outgoing == null ? Arrays.asList(new INDArray[inputs.size()]) : Arrays.asList(outgoing);
    }

    @Override
    void optimise(ProgramBuilder program) {
        LayerGradient gradients = new LayerGradient();
        parameterGradients.forEach((key, array) -> {
            Parameter parameter = parameters.get(key);
            gradients.add(parameter, program.memoryOf(array, parameter.plainLayout()));
        });
        if (trains()) {
            gradients.optimise(program, name());
        }
    }
}
