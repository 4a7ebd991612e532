package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.sum;
import org.convzoo.engine.GradientClipping;
import org.convzoo.engine.UpdateOptions;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Collects a program's commands and makes its buffers. */
final class ProgramBuilder {

    final OneDnn oneDnn;
    final Workers workers;
    final StepContext context;
    final boolean training;
    /** How activations and their gradients are stored. */
    final ElementType precision;

    /** What steps do beside the optimizer's rule. */
    final UpdateOptions options;

    private final List<Command> commands = new ArrayList<>();
    private final List<Buffer> clippedTogether = new ArrayList<>();
    private final List<Runnable> postponed = new ArrayList<>();
    private long exchangedBytes;
    private int forwardCommands;

    ProgramBuilder(
            OneDnn oneDnn,
            Workers workers,
            StepContext context,
            boolean training,
            ElementType precision,
            UpdateOptions options) {
        this.options = options;
        this.oneDnn = oneDnn;
        this.workers = workers;
        this.context = context;
        this.training = training;
        this.precision = precision;
    }

    Buffer buffer(Layout layout) {
        return Buffer.planned(oneDnn, layout);
    }

    /** The memory of an array that Deeplearning4j reads or writes too. */
    Buffer memoryOf(INDArray array) {
        return memoryOf(array, Layout.plain(ElementType.FLOAT32, array.shape()));
    }

    Buffer memoryOf(INDArray array, Layout layout) {
        exchangedBytes += layout.bytes();
        return Buffer.fixedAt(oneDnn, layout, array.data().addressPointer());
    }

    void add(Command command) {
        commands.add(command);
    }

    /** Runs a primitive; its working memory is a buffer like any other. */
    void execute(String label, primitive_desc_base description, primitive primitive, Map<Integer, Buffer> arguments) {
        Map<Integer, Buffer> all = new HashMap<>(arguments);
        memory.desc scratchpad = description.scratchpad_desc();
        long bytes = scratchpad.get_size();
        if (bytes > 0) {
            all.put(DNNL_ARG_SCRATCHPAD, buffer(Layout.chosen(scratchpad, ElementType.FLOAT32, scratchpad.get_size())));
        }
        add(new PrimitiveCommand(oneDnn, primitive, label, all));
    }

    /** The same numbers in the wanted layout: the buffer itself where it has that layout. */
    Buffer convert(Buffer buffer, Layout wanted) {
        if (buffer.layout().matches(wanted)) {
            return buffer;
        }
        Buffer converted = buffer(wanted);
        copy(buffer, converted);
        return converted;
    }

    void copy(Buffer from, Buffer to) {
        var description = new reorder.primitive_desc(
                oneDnn.engine,
                from.layout().descriptor(),
                oneDnn.engine,
                to.layout().descriptor(),
                OneDnn.attributes(),
                false);
        execute(
                "reorder " + Arrays.toString(from.shape()),
                description,
                new reorder(description),
                Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to));
    }

    Buffer plain(Buffer buffer, ElementType type) {
        return convert(buffer, Layout.plain(type, buffer.shape()));
    }

    /** {@code factor * term + …}, in the first term's layout. */
    Buffer sum(String label, List<Buffer> terms, float[] factors) {
        Layout layout = terms.get(0).layout();
        memory_desc_vector layouts = new memory_desc_vector();
        terms.forEach(term -> layouts.push_back(term.layout().descriptor()));
        var description = new sum.primitive_desc(
                oneDnn.engine, layout.descriptor(), factors, layouts, OneDnn.attributes(), false);
        Buffer total = buffer(layout);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(DNNL_ARG_DST, total));
        for (int i = 0; i < terms.size(); i++) {
            arguments.put(DNNL_ARG_MULTIPLE_SRC + i, terms.get(i));
        }
        execute(label, description, new sum(description), arguments);
        return total;
    }

    /**
     * Where a parameter's gradient is to be written. In Deeplearning4j's own layout that is the graph's own array, which
     * is there anyway; in others a planned buffer.
     */
    Buffer gradientOf(Parameter parameter, Layout layout) {
        Optimizer optimizer = parameter.optimizerOrThrow();
        return layout.matches(parameter.plainLayout())
                ? Buffer.fixedAt(oneDnn, layout, optimizer.gradient().data().addressPointer())
                : buffer(layout);
    }

    /** Limits gradients, in steps; batches that are only collected come later. */
    void limit(String label, GradientLimit limit, List<Buffer> gradients) {
        if (!limit.isNone()) {
            add(Command.of("limit gradients " + label, gradients, () -> {
                if (!context.accumulating) {
                    limit.apply(gradients, workers);
                }
            }));
        }
    }

    /** Clips a layer's gradients and adds what comes then: at the end of the program if all are clipped together. */
    void afterClipping(String layer, List<Buffer> gradients, Runnable additions) {
        if (options.clipping().is(GradientClipping.Kind.GLOBAL_NORM)) {
            clippedTogether.addAll(gradients);
            postponed.add(additions);
        } else {
            limit(layer, GradientLimit.of(options.clipping()), gradients);
            additions.run();
        }
    }

    /** What follows is the way back. */
    void forwardEnds() {
        forwardCommands = commands.size();
    }

    Program build(Arena arena) {
        if (!postponed.isEmpty()) {
            limit("of all layers", GradientLimit.of(options.clipping()), clippedTogether);
            postponed.forEach(Runnable::run);
        }
        return new Program(commands, forwardCommands, exchangedBytes, arena);
    }
}
