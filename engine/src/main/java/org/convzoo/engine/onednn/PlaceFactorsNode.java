package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Multiplies every map by the same fixed factors, one for each place of a map. */
final class PlaceFactorsNode extends Node {

    private final INDArray factors; // [1, 1, H, W]

    /** @param factors by row and column */
    PlaceFactorsNode(String name, Node input, double[][] factors) {
        super(name, List.of(input));
        this.factors =
                Nd4j.createFromArray(factors).castTo(DataType.FLOAT).reshape(1, 1, factors.length, factors[0].length);
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        return multiplied(program, input().output(), "place factors " + name());
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        input().addGradient(multiplied(program, gradient, "place factors gradient " + name()));
    }

    private Buffer multiplied(ProgramBuilder program, Buffer maps, String label) {
        Layout layout = maps.layout();
        Buffer fixed = program.memoryOf(factors);
        var description = new binary.primitive_desc(
                program.oneDnn.engine,
                algorithm.binary_mul,
                layout.descriptor(),
                fixed.layout().descriptor(),
                layout.descriptor(),
                OneDnn.attributes(),
                false);
        Buffer output = program.buffer(layout);
        program.execute(
                label,
                description,
                new binary(description),
                Map.of(DNNL_ARG_SRC_0, maps, DNNL_ARG_SRC_1, fixed, DNNL_ARG_DST, output));
        return output;
    }
}
