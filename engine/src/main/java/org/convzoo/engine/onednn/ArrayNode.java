package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Work that Deeplearning4j does on its own arrays, in the middle of a program: slower, but it knows every layer. */
abstract class ArrayNode extends Node {

    private final List<INDArray> arrays = new ArrayList<>();

    ArrayNode(String name, List<Node> inputs) {
        super(name, inputs);
        for (Node input : inputs) {
            arrays.add(Nd4j.zeros(DataType.FLOAT, input.output().shape()));
        }
    }

    /** What the inputs become; they are this call's own and may be overwritten. */
    abstract INDArray compute(List<INDArray> inputs, StepContext step, boolean training);

    /** The gradient of each input; null where there is none. */
    abstract List<@Nullable INDArray> gradients(List<INDArray> inputs, INDArray gradient, StepContext step);

    @Override
    Buffer forward(ProgramBuilder program) {
        // the shape is asked of Deeplearning4j itself
        INDArray result = Nd4j.zeros(
                DataType.FLOAT, compute(arrays, program.context, false).shape());
        for (int i = 0; i < arrays.size(); i++) {
            program.copy(inputs().get(i).output(), program.memoryOf(arrays.get(i)));
        }
        Buffer output = program.memoryOf(result);
        program.add(Command.of(
                "deeplearning4j " + name(),
                List.of(),
                () -> result.assign(compute(arrays, program.context, program.training))));
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        INDArray incoming = Nd4j.createUninitialized(DataType.FLOAT, output().shape());
        List<INDArray> outgoing = arrays.stream().map(Nd4j::zerosLike).toList();
        program.copy(gradient, program.memoryOf(incoming));
        program.add(Command.of("deeplearning4j gradient " + name(), List.of(), () -> {
            List<@Nullable INDArray> found = gradients(arrays, incoming, program.context);
            for (int i = 0; i < outgoing.size(); i++) {
                INDArray one = found.get(i);
                if (one != null) {
                    outgoing.get(i).assign(one);
                }
            }
        }));
        optimise(program);
        for (int i = 0; i < outgoing.size(); i++) {
            if (inputs().get(i).needsGradient()) {
                inputs().get(i).addGradient(program.memoryOf(outgoing.get(i)));
            }
        }
    }

    /** Adds the optimizer's steps on the node's own parameters. */
    void optimise(ProgramBuilder program) {}
}
