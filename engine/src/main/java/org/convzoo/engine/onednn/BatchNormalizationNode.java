package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalization (Ioffe and Szegedy 2015) with the ReLU that follows it. In training it uses the batch's
 * statistics and moves the running ones; in inference, and where frozen, the running ones.
 */
final class BatchNormalizationNode extends Node {

    private final Statistics statistics;
    private final @Nullable Parameter gamma; // [C]
    private final @Nullable Parameter beta; // [C]
    private final float epsilon;
    private final boolean frozen;
    private final boolean relu;

    private batch_normalization_forward.primitive_desc forward;
    private Buffer mean;
    private Buffer variance;
    private @Nullable Buffer positive;

    BatchNormalizationNode(
            String name,
            Node input,
            Statistics statistics,
            @Nullable Parameter gamma,
            @Nullable Parameter beta,
            float epsilon,
            boolean frozen,
            boolean relu) {
        super(name, List.of(input));
        this.statistics = statistics;
        this.gamma = gamma;
        this.beta = beta;
        this.epsilon = epsilon;
        this.frozen = frozen;
        this.relu = relu;
    }

    @Override
    boolean trains() {
        return gamma != null && gamma.isTrained();
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        Layout layout = input.layout();
        boolean batchStatistics = program.training && !frozen;
        forward = new batch_normalization_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                layout.descriptor(),
                layout.descriptor(),
                epsilon,
                flags(batchStatistics),
                OneDnn.attributes(),
                false);
        Layout perChannel = Layout.plain(ElementType.FLOAT32, statistics.channels());
        mean = program.buffer(perChannel);
        variance = program.buffer(perChannel);
        if (!batchStatistics) {
            program.add(Command.of("statistics " + name(), List.of(mean, variance), () -> {
                mean.floats().put(0, statistics.means());
                variance.floats().put(0, statistics.variances());
            }));
        }
        Buffer output = program.buffer(layout);
        Map<Integer, Buffer> arguments = arguments(input);
        arguments.put(DNNL_ARG_DST, output);
        memory.desc workspace = forward.workspace_desc();
        if (workspace.get_size() > 0) {
            positive = program.buffer(Layout.chosen(workspace, layout.type(), layout.shape()));
            arguments.put(DNNL_ARG_WORKSPACE, positive);
        }
        program.execute("batch normalization " + name(), forward, new batch_normalization_forward(forward), arguments);
        if (batchStatistics) {
            program.add(Command.of(
                    "running statistics " + name(), List.of(mean, variance), () -> moveStatistics(program.context)));
        }
        return output;
    }

    private int flags(boolean batchStatistics) {
        return (gamma == null ? 0 : dnnl_use_scale | dnnl_use_shift)
                | (relu ? dnnl_fuse_norm_relu : 0)
                | (batchStatistics ? 0 : dnnl_use_global_stats);
    }

    private Map<Integer, Buffer> arguments(Buffer input) {
        Map<Integer, Buffer> arguments =
                new HashMap<>(Map.of(DNNL_ARG_SRC, input, DNNL_ARG_MEAN, mean, DNNL_ARG_VARIANCE, variance));
        if (gamma != null && beta != null) {
            arguments.put(DNNL_ARG_SCALE, gamma.master());
            arguments.put(DNNL_ARG_SHIFT, beta.master());
        }
        return arguments;
    }

    private void moveStatistics(StepContext step) {
        float[] batchMean = new float[statistics.channels()];
        float[] batchVariance = new float[statistics.channels()];
        mean.floats().get(0, batchMean);
        variance.floats().get(0, batchVariance);
        statistics.update(batchMean, batchVariance, step.statisticsDecay);
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Layout layout = input().output().layout();
        boolean learns = gamma != null && beta != null && trains();
        var description = new batch_normalization_backward.primitive_desc(
                program.oneDnn.engine,
                learns ? dnnl.dnnl_backward : dnnl.dnnl_backward_data,
                layout.descriptor(),
                layout.descriptor(),
                layout.descriptor(),
                epsilon,
                flags(!frozen),
                forward,
                OneDnn.attributes(),
                false);
        Buffer result = program.buffer(layout);
        Map<Integer, Buffer> arguments = arguments(input().output());
        arguments.remove(DNNL_ARG_SHIFT);
        arguments.put(DNNL_ARG_DIFF_DST, program.convert(gradient, layout));
        arguments.put(DNNL_ARG_DIFF_SRC, result);
        if (positive != null) {
            arguments.put(DNNL_ARG_WORKSPACE, positive);
        }
        LayerGradient gradients = new LayerGradient();
        if (learns) {
            arguments.put(DNNL_ARG_DIFF_SCALE, gradients.of(program, gamma, gamma.plainLayout()));
            arguments.put(DNNL_ARG_DIFF_SHIFT, gradients.of(program, beta, beta.plainLayout()));
        }
        program.execute(
                "batch normalization gradient " + name(),
                description,
                new batch_normalization_backward(description),
                arguments);
        if (input().needsGradient()) {
            input().addGradient(result);
        }
        if (learns) {
            gradients.optimise(program, name());
        }
    }
}
