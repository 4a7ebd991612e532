package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.jspecify.annotations.Nullable;

/** A convolution, the batch normalization after it and the activation after that, in one pass; inference only. */
final class FoldedConvolutionNode extends Node {

    private final ConvolutionShape shape;
    private final Parameter weights; // [out, in, height, width], with the groups before them if there are any
    private final @Nullable Parameter bias; // [out]
    private final Folding folding;
    private final @Nullable Activation activation;
    private int foldedAt = -1;

    FoldedConvolutionNode(
            String name,
            Node input,
            ConvolutionShape shape,
            Parameter weights,
            @Nullable Parameter bias,
            Folding folding,
            @Nullable Activation activation) {
        super(name, List.of(input));
        this.shape = shape;
        this.weights = weights;
        this.bias = bias;
        this.folding = folding;
        this.activation = activation;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        Layout perChannel = Layout.plain(ElementType.FLOAT32, shape.outputs());
        var description = shape.forward(program, input.shape()[0], perChannel.descriptor(), activation);
        Buffer source = program.convert(input, Layout.chosen(description.src_desc(), program.precision, input.shape()));
        Buffer output = program.buffer(
                Layout.chosen(description.dst_desc(), program.precision, shape.output(input.shape()[0])));
        Buffer foldedWeights =
                weights.derived(Layout.chosen(description.weights_desc(), program.precision, shape.kernel()));
        Buffer foldedBias = weights.derived(perChannel);
        fold(program, foldedWeights, foldedBias);
        program.execute(
                "convolution " + name(),
                description,
                new convolution_forward(description),
                Map.of(
                        DNNL_ARG_SRC, source,
                        DNNL_ARG_WEIGHTS, foldedWeights,
                        DNNL_ARG_BIAS, foldedBias,
                        DNNL_ARG_DST, output));
        return output;
    }

    /** Folds anew whenever training has changed the parameters. */
    private void fold(ProgramBuilder program, Buffer foldedWeights, Buffer foldedBias) {
        Buffer plain = program.buffer(Layout.plain(ElementType.FLOAT32, shape.kernel()));
        Command unfold = weights.reorder(weights.master(), plain);
        Command refold = weights.reorder(plain, foldedWeights);
        program.add(Command.of("fold " + name(), List.of(plain), () -> {
            if (foldedAt != program.context.changes) {
                float[] scale = folding.scale();
                unfold.run();
                multiply(plain.floats(), scale);
                refold.run();
                foldedBias.floats().put(0, folding.bias(scale, bias));
                foldedAt = program.context.changes;
            }
        }));
    }

    private static void multiply(FloatBuffer weights, float[] scale) {
        float[] values = new float[weights.capacity() / scale.length];
        for (int channel = 0; channel < scale.length; channel++) {
            int from = channel * values.length;
            weights.get(from, values);
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale[channel];
            }
            weights.put(from, values);
        }
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        throw new IllegalStateException("folded convolutions are for inference");
    }
}
