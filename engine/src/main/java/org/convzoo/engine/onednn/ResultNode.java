package org.convzoo.engine.onednn;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Writes what a layer inside the graph puts out to where its user reads it, row by row in float32. */
final class ResultNode extends Node {

    private final INDArray result;

    ResultNode(String name, Node input) {
        super(name, List.of(input));
        this.result = Nd4j.createUninitialized(DataType.FLOAT, input.output().shape());
    }

    INDArray result() {
        return result;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer output = program.memoryOf(result);
        program.copy(input().output(), output);
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        throw new IllegalStateException("nothing is learned from the output of " + name());
    }
}
