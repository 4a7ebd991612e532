package org.convzoo.engine.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph as oneDNN programs, one for each batch shape and purpose, over one set of parameters. */
public final class CompiledGraph implements AutoCloseable {

    /** Whole batches and last ones, training and inference. */
    private static final int KEPT_PROGRAMS = 4;

    private final ComputationGraph graph;
    private final ElementType precision;
    private final OneDnn oneDnn = new OneDnn();
    private final Arena arena = new Arena();
    private final StepContext context = new StepContext();
    private final Workers workers;
    private ParameterStore parameters;
    private boolean trained;
    private final Set<String> handedOver = new TreeSet<>();
    private final Map<Key, Entry> programs = new LinkedHashMap<>(KEPT_PROGRAMS, 1, true);

    private record Key(java.util.List<Long> shape, boolean training) {}

    private record Entry(Program program, Slot features, LossNode output) {}

    /**
     * @param threads threads for the optimizer's step; oneDNN has its own
     * @param bfloat16 whether activations and gradients are stored with eight bits of precision; parameters,
     *     statistics and losses never are
     * @throws UnsupportedGraphException when this graph needs Deeplearning4j itself
     */
    public CompiledGraph(ComputationGraph graph, int threads, boolean bfloat16) {
        GraphChecks.check(graph);
        this.graph = graph;
        this.precision = bfloat16 ? ElementType.BFLOAT16 : ElementType.FLOAT32;
        this.workers = new Workers(threads);
        this.parameters = new ParameterStore(oneDnn, graph);
    }

    /** One optimisation step; afterwards {@link #loss()} and {@link #correct()} say what it found. */
    public void step(INDArray features, INDArray labels, double learningRate, long seed) {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        context.reset();
        context.learningRate = learningRate;
        context.seed = seed;
        context.iteration = configuration.getIterationCount();
        context.epoch = configuration.getEpochCount();
        context.labels = labels;
        run(features, true);
        context.changes++;
        configuration.setIterationCount(context.iteration + 1);
    }

    /** Mean over the batch of the last step, regularisation included. */
    public double loss() {
        return context.loss + context.regularisation;
    }

    /** Images of the last step's batch whose largest output was their label's. */
    public int correct() {
        return context.correct;
    }

    /** What the first output says: {@code [N, K]}, valid until the next call. */
    public INDArray output(INDArray features) {
        return run(features, false).output().result();
    }

    private Entry run(INDArray features, boolean training) {
        INDArray rowByRow = features.dataType() == DataType.FLOAT && features.ordering() == 'c' && !features.isView()
                ? features
                : features.castTo(DataType.FLOAT).dup('c');
        // vertices that Deeplearning4j runs may ask the graph for its batch size
        graph.setInput(0, rowByRow);
        Key key = new Key(java.util.Arrays.stream(features.shape()).boxed().toList(), training);
        Entry entry = programs.get(key);
        if (entry == null) {
            entry = compile(rowByRow, training);
            programs.put(key, entry);
            if (programs.size() > KEPT_PROGRAMS) {
                programs.remove(programs.keySet().iterator().next());
            }
        }
        entry.features().moveTo(rowByRow.data().addressPointer());
        entry.program().run();
        oneDnn.await();
        return entry;
    }

    private Entry compile(INDArray features, boolean training) {
        if (training && !trained) {
            // training chooses the layouts of the parameters; what inference had chosen goes
            programs.clear();
            parameters.close();
            parameters = new ParameterStore(oneDnn, graph);
            trained = true;
        }
        Layout layout = Layout.plain(ElementType.FLOAT32, features.shape());
        Buffer input = Buffer.fixedAt(oneDnn, layout, features.data().addressPointer());
        ProgramBuilder builder = new ProgramBuilder(oneDnn, workers, context, training, precision);
        GraphReader reader = new GraphReader(graph, parameters, builder, handedOver);
        reader.read(input);
        return new Entry(builder.build(arena), input.slot(), reader.firstOutput());
    }

    /** Vertices that Deeplearning4j runs in the middle of the programs made so far. */
    public Set<String> handedOver() {
        return Set.copyOf(handedOver);
    }

    /** Nanoseconds that each kind of command has taken since the programs were made, longest first. */
    public Map<String, Long> profile() {
        Map<String, Long> all = new LinkedHashMap<>();
        programs.values().forEach(entry -> entry.program().times().forEach((k, v) -> all.merge(k, v, Long::sum)));
        return all;
    }

    /** Writes parameters, statistics and optimizer state into the graph's arrays. */
    public void synchronise() {
        parameters.synchronise();
    }

    @Override
    public void close() {
        workers.close();
        arena.close();
        parameters.close();
        oneDnn.close();
    }
}
