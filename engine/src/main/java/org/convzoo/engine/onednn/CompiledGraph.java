package org.convzoo.engine.onednn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.convzoo.engine.PlanMemory;
import org.convzoo.engine.UpdateOptions;
import org.convzoo.engine.WeightAverages;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph as oneDNN programs, one for each batch shape and purpose, over one set of parameters. */
public final class CompiledGraph implements AutoCloseable {

    /** Whole batches and last ones, training and inference. */
    private static final int KEPT_PROGRAMS = 4;

    private final ComputationGraph graph;
    private final ElementType precision;
    private final UpdateOptions options;
    private final OneDnn oneDnn = new OneDnn();
    private final Arena arena = new Arena();
    private final StepContext context;
    private final Averaging averaging;
    private final @Nullable CompiledGraph owner;
    private final Workers workers;
    private ParameterStore parameters;
    private boolean trained;
    private final Set<String> handedOver = new TreeSet<>();
    private final Map<Key, Entry> programs = new LinkedHashMap<>(KEPT_PROGRAMS, 1, true);

    /** @param ends vertices whose outputs are wanted */
    private record Key(List<Long> shape, boolean training, List<String> ends) {}

    /** @param results of the ends, after inference */
    private record Entry(Program program, Slot features, List<INDArray> results) {}

    /**
     * @param threads threads for the optimizer's step; oneDNN has its own
     * @param bfloat16 whether activations and gradients are stored with eight bits of precision; parameters,
     *     statistics and losses never are
     * @param options what steps do beside the optimizer's rule
     * @throws UnsupportedGraphException when this graph needs Deeplearning4j itself
     */
    public CompiledGraph(ComputationGraph graph, int threads, boolean bfloat16, UpdateOptions options) {
        GraphChecks.check(graph);
        this.graph = graph;
        this.precision = bfloat16 ? ElementType.BFLOAT16 : ElementType.FLOAT32;
        this.options = options;
        this.workers = new Workers(threads);
        this.context = new StepContext();
        this.averaging = new Averaging(workers);
        this.parameters = new ParameterStore(oneDnn, graph, options);
        this.owner = null;
    }

    private CompiledGraph(CompiledGraph owner) {
        this.graph = owner.graph;
        this.precision = owner.precision;
        this.options = owner.options;
        this.workers = owner.workers;
        this.context = owner.context;
        this.averaging = owner.averaging;
        this.parameters = owner.parameters;
        this.owner = owner;
    }

    /** Deeplearning4j's names of the layers that are compiled; all others run through it in the middle of a step. */
    public static List<String> compiledLayers() {
        return Coverage.LAYERS.stream().map(Class::getSimpleName).toList();
    }

    /** The same parameters with programs and memory of their own, for predictions in another thread. */
    public CompiledGraph share() {
        // from now on the layouts of the parameters stay as they are
        trained = true;
        return new CompiledGraph(this);
    }

    /** Whether the parameters are another's. */
    public boolean isShared() {
        return owner != null;
    }

    /** One optimisation step; afterwards {@link #loss()} and {@link #correct()} say what it found. */
    public void step(INDArray features, INDArray labels, double learningRate, long seed) {
        context.learningRate = learningRate;
        learn(features, labels, seed, Program::run);
        context.weightBefore = 0;
        graph.getConfiguration().setIterationCount(context.iteration + 1);
    }

    /** Collects the gradients of a batch for the next step. */
    public void accumulate(INDArray features, INDArray labels, long seed) {
        if (!options.accumulates()) {
            throw new IllegalStateException("this plan was opened without accumulation");
        }
        context.accumulating = true;
        try {
            learn(features, labels, seed, Program::run);
        } finally {
            context.accumulating = false;
        }
        context.weightBefore += context.batchWeight;
    }

    /**
     * Moves the running statistics, and nothing else.
     *
     * @param decay share of them that stays
     */
    public void moveStatistics(INDArray features, INDArray labels, long seed, double decay) {
        context.statisticsDecay = decay;
        try {
            learn(features, labels, seed, Program::runForward);
            GraphChecks.refuseHandedOverNormalization(graph, handedOver);
        } finally {
            context.statisticsDecay = Double.NaN;
        }
    }

    private void learn(INDArray features, INDArray labels, long seed, Consumer<Program> work) {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        context.reset();
        context.seed = seed;
        context.iteration = configuration.getIterationCount();
        context.epoch = configuration.getEpochCount();
        context.labels = labels;
        context.batchWeight = graph.conf().isMiniBatch() ? features.size(0) : 1;
        run(features, true, everyOutput(), work);
        context.changes++;
    }

    /** Moves the averages of the parameters. */
    public void average(double decay) {
        averages().move(decay, parameters.all().keySet());
        averaging.move(parameters.all().values(), decay);
    }

    /** The parameters become their averages and the averages become them. */
    public void exchangeAverages() {
        averages().exchange(parameters.all().keySet());
        averaging.exchange(parameters.all().values());
        context.changes++;
    }

    private WeightAverages averages() {
        if (!trained) {
            startTraining();
        }
        return Objects.requireNonNull(options.averages(), "this plan was opened without averages");
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
        return run(features, false, firstOutput(), Program::run).results().get(0);
    }

    /** What vertices put out in inference, in their order; valid until the next call. Nothing above them is computed. */
    public List<INDArray> activations(INDArray features, List<String> vertices) {
        return run(features, false, vertices, Program::run).results();
    }

    private List<String> firstOutput() {
        return graph.getConfiguration().getNetworkOutputs().subList(0, 1);
    }

    private List<String> everyOutput() {
        return graph.getConfiguration().getNetworkOutputs();
    }

    private Entry run(INDArray features, boolean training, List<String> ends, Consumer<Program> work) {
        INDArray rowByRow = features.dataType() == DataType.FLOAT && features.ordering() == 'c' && !features.isView()
                ? features
                : features.castTo(DataType.FLOAT).dup('c');
        Entry entry = program(rowByRow, training, ends);
        entry.features().moveTo(rowByRow.data().addressPointer());
        if (handedOver.isEmpty()) {
            work.accept(entry.program());
        } else {
            // Deeplearning4j's layers remember their inputs
            synchronized (graph) {
                showToGraph(rowByRow);
                work.accept(entry.program());
            }
        }
        oneDnn.await();
        return entry;
    }

    /** What is held once such features have been run; compiles the program but does not run it. */
    public PlanMemory memory(long[] shape, boolean training) {
        return memory(shape, training, training ? everyOutput() : firstOutput());
    }

    /** The same for the outputs of some layers in prediction. */
    public PlanMemory memory(long[] shape, List<String> layers) {
        return memory(shape, false, layers);
    }

    private PlanMemory memory(long[] shape, boolean training, List<String> ends) {
        INDArray features = Nd4j.createUninitialized(DataType.FLOAT, shape);
        Program program = program(features, training, ends).program();
        graph.clear();
        // each batch brings its own
        features.close();
        return new PlanMemory(
                bytes(graph.params()),
                bytes(graph.getFlattenedGradients()),
                optimizerStateBytes(),
                options.averages() == null ? 0 : options.averages().bytes(),
                parameters.ownBytes(),
                program.workingBytes(),
                program.exchangedBytes(),
                handedOver);
    }

    private long optimizerStateBytes() {
        @Nullable ComputationGraphUpdater updater = graph.getUpdater(false);
        return updater == null ? 0 : bytes(updater.getStateViewArray());
    }

    private static long bytes(@Nullable INDArray array) {
        return array == null ? 0 : array.length() * array.dataType().width();
    }

    private Entry program(INDArray features, boolean training, List<String> ends) {
        Key key = new Key(Arrays.stream(features.shape()).boxed().toList(), training, ends);
        Entry entry = programs.get(key);
        if (entry == null) {
            synchronized (graph) {
                showToGraph(features);
                entry = compile(features, training, ends);
            }
            programs.put(key, entry);
            if (programs.size() > KEPT_PROGRAMS) {
                programs.remove(programs.keySet().iterator().next());
            }
        }
        return entry;
    }

    /** Vertices that Deeplearning4j runs may ask the graph for its batch size; whoever holds the graph's lock sets it. */
    private void showToGraph(INDArray features) {
        graph.setInput(0, features);
    }

    private Entry compile(INDArray features, boolean training, List<String> ends) {
        if (training && !trained) {
            startTraining();
        }
        Layout layout = Layout.plain(ElementType.FLOAT32, features.shape());
        Buffer input = Buffer.fixedAt(oneDnn, layout, features.data().addressPointer());
        ProgramBuilder builder = new ProgramBuilder(oneDnn, workers, context, training, precision, options);
        GraphReader reader = new GraphReader(graph, ends, parameters, builder, handedOver);
        reader.read(input);
        List<INDArray> results = training ? List.of() : reader.outputs();
        return new Entry(builder.build(arena), input.slot(), results);
    }

    /** Training chooses the layouts of the parameters; what inference had chosen goes. */
    private void startTraining() {
        if (owner != null) {
            throw new IllegalStateException("a plan that shares another's parameters does not train them");
        }
        programs.clear();
        parameters.close();
        parameters = new ParameterStore(oneDnn, graph, options);
        trained = true;
    }

    /** Vertices that Deeplearning4j runs in the middle of the programs made so far. */
    public Set<String> handedOver() {
        return Set.copyOf(handedOver);
    }

    /** Nanoseconds that each command has taken since its program was made. */
    public Map<String, Long> profile() {
        Map<String, Long> all = new LinkedHashMap<>();
        programs.values().forEach(entry -> entry.program().times().forEach((k, v) -> all.merge(k, v, Long::sum)));
        return all;
    }

    /** Writes parameters, statistics and optimizer state into the graph's arrays. */
    public void synchronise() {
        if (owner == null) {
            parameters.synchronise();
        }
    }

    @Override
    public void close() {
        arena.close();
        if (owner == null) {
            workers.close();
            parameters.close();
        }
        oneDnn.close();
    }
}
