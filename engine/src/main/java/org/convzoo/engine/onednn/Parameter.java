package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One parameter array of the graph, in the layout that its first primitive chose. Where that is Deeplearning4j's own
 * layout the graph's memory is used; otherwise this holds a copy until {@link #synchronise()}.
 */
final class Parameter implements AutoCloseable {

    private final OneDnn oneDnn;
    private final String name;
    private final INDArray array;
    private final Layout plain;
    private final List<BytePointer> owned = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<Buffer> derived = new ArrayList<>();
    private @Nullable Buffer master;
    private @Nullable Optimizer optimizer;
    private List<Buffer> state = List.of();
    private @Nullable INDArray averages;
    private @Nullable Buffer average;
    private @Nullable Buffer accumulator;
    private int version;

    /** The parameter in a layout or number type that another primitive wants. */
    private static final class Copy {
        final Buffer buffer;
        final Command refresh;
        int version = -1;

        Copy(Buffer buffer, Command refresh) {
            this.buffer = buffer;
            this.refresh = refresh;
        }
    }

    /** @param plain shape and order in which the graph's array holds it */
    Parameter(OneDnn oneDnn, String name, INDArray array, Layout plain) {
        this.oneDnn = oneDnn;
        this.name = name;
        this.array = array;
        this.plain = plain;
    }

    /** From now on the optimizer changes it. */
    void train(Optimizer itsOptimizer) {
        optimizer = itsOptimizer;
        placeState();
    }

    /** From now on an average follows it. */
    void follow(INDArray itsAverages) {
        averages = itsAverages;
        placeState();
    }

    String name() {
        return name;
    }

    INDArray array() {
        return array;
    }

    Layout plainLayout() {
        return plain;
    }

    boolean isTrained() {
        return optimizer != null;
    }

    Optimizer optimizerOrThrow() {
        return Objects.requireNonNull(optimizer, name + " is not trained");
    }

    /** Chooses the layout, unless an earlier program has. */
    Buffer layOut(Layout wanted) {
        if (master == null) {
            master = place(wanted, array);
            placeState();
        }
        return master;
    }

    private void placeState() {
        Buffer placed = master;
        if (optimizer != null && placed != null) {
            state = optimizer.state().stream()
                    .map(own -> place(placed.layout(), own))
                    .toList();
        }
        if (averages != null && average == null && placed != null) {
            average = place(placed.layout(), averages);
        }
    }

    Buffer master() {
        return layOut(plain);
    }

    /** Where gradients are collected over several batches. */
    Buffer accumulator() {
        if (accumulator == null) {
            accumulator = allocate(master().layout());
        }
        return accumulator;
    }

    /** What follows the parameter, laid out as it is; null if nothing does. */
    @Nullable
    Buffer average() {
        master();
        return average;
    }

    List<Buffer> state() {
        return state;
    }

    private Buffer place(Layout wanted, INDArray own) {
        Buffer graphs = Buffer.fixedAt(oneDnn, plain, own.data().addressPointer());
        if (wanted.matches(plain)) {
            return graphs;
        }
        Buffer placed = allocate(wanted);
        reorder(graphs, placed).run();
        return placed;
    }

    /** Memory for what is derived from the parameter; programs that want the same layout share it. */
    Buffer derived(Layout layout) {
        return derived.stream()
                .filter(buffer -> buffer.layout().matches(layout))
                .findFirst()
                .orElseGet(() -> {
                    Buffer made = allocate(layout);
                    derived.add(made);
                    return made;
                });
    }

    private Buffer allocate(Layout layout) {
        BytePointer memory = new BytePointer(layout.bytes());
        owned.add(memory);
        return Buffer.fixedAt(oneDnn, layout, memory);
    }

    Command reorder(Buffer from, Buffer to) {
        var description = new reorder.primitive_desc(
                oneDnn.engine,
                from.layout().descriptor(),
                oneDnn.engine,
                to.layout().descriptor());
        return new PrimitiveCommand(
                oneDnn, new reorder(description), "reorder " + name, Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to));
    }

    /** The parameter as the wanted layout has it; the program brings a copy up to date where one is needed. */
    Buffer as(ProgramBuilder program, Layout wanted) {
        Buffer own = master();
        if (own.layout().matches(wanted)) {
            return own;
        }
        Copy copy = copies.stream()
                .filter(c -> c.buffer.layout().matches(wanted))
                .findFirst()
                .orElseGet(() -> {
                    Buffer buffer = allocate(wanted);
                    Copy made = new Copy(buffer, reorder(own, buffer));
                    copies.add(made);
                    return made;
                });
        program.add(Command.of("refresh " + name, List.of(), () -> {
            synchronized (copy) {
                if (copy.version != version) {
                    copy.refresh.run();
                    copy.version = version;
                }
            }
        }));
        return copy.buffer;
    }

    /** Counts the changes, so that what was derived from the parameter is made anew. */
    int version() {
        return version;
    }

    void changed() {
        version++;
    }

    /** Writes the parameter and its optimizer's state into the graph's arrays. */
    void synchronise() {
        Buffer own = master();
        if (!own.layout().matches(plain)) {
            write(own, array);
            for (int i = 0; i < state.size(); i++) {
                write(state.get(i), optimizerOrThrow().state().get(i));
            }
            if (average != null && averages != null) {
                write(average, averages);
            }
        }
    }

    private void write(Buffer from, INDArray to) {
        reorder(from, Buffer.fixedAt(oneDnn, plain, to.data().addressPointer())).run();
    }

    /** Bytes beside the graph's own arrays. */
    long ownBytes() {
        return owned.stream().mapToLong(BytePointer::capacity).sum();
    }

    @Override
    public void close() {
        owned.forEach(BytePointer::close);
    }
}
