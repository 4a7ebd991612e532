package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.PlanMemory;
import org.convzoo.engine.WeightAverages;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Shape;

/**
 * Says what a run will take, at any batch size, without running it.
 *
 * <p>Training takes most: what comes before it and after it holds the same network with fewer arrays beside it. A phase
 * that learns from features trains a small part of the network, so that computing the features before it, or testing the
 * whole network after it, may take more.
 */
final class MemoryForecaster {

    /** Code that is compiled, stacks of threads and buffers of libraries, which come with the first steps. */
    private static final long STILL_TO_COME = 144L << 20;

    /** A report with its pictures, while it is put together. */
    private static final long REPORT = 8L << 20;

    /** What an image costs as a row of probabilities, beside its numbers, and as a name. */
    private static final long ROW_AND_NAME = 128;

    private final Execution execution;
    private final DataSplits splits;
    private final ModelSummary summary;
    private final ImageSize input;
    private final NetworkBytes network;
    private final RunConfig config;
    private final Blueprint blueprint;
    private final Phase phase;
    private final Optional<FeatureForecast> features;
    private final int batchSize;
    private final ProcessMemory process;
    private final MemoryLimits limits;

    /**
     * @param phase of the run
     * @param blueprint of the whole network
     * @param process before the network is built
     */
    MemoryForecaster(
            RunConfig config,
            Phase phase,
            DataSplits splits,
            Blueprint blueprint,
            Execution execution,
            ProcessMemory process,
            MemoryLimits limits) {
        this(
                config,
                phase,
                FeatureForecast.of(config, phase, blueprint, splits),
                splits,
                blueprint,
                execution,
                process,
                limits);
    }

    private MemoryForecaster(
            RunConfig config,
            Phase phase,
            Optional<FeatureForecast> features,
            DataSplits splits,
            Blueprint blueprint,
            Execution execution,
            ProcessMemory process,
            MemoryLimits limits) {
        this.config = config;
        this.execution = execution;
        this.splits = splits;
        this.blueprint = blueprint;
        this.phase = phase;
        this.features = features;
        this.summary = ModelSummary.of(learned());
        this.input = size(learned().input());
        this.network = networkBytes();
        this.batchSize = phase.data().batchSize();
        this.process = process;
        this.limits = limits;
    }

    /** The part of the network that the phase runs again and again. */
    private Blueprint learned() {
        return features.map(found -> blueprint.behind(found.layer())).orElse(blueprint);
    }

    private static ImageSize size(Shape shape) {
        return new ImageSize(shape.height(), shape.width(), shape.channels());
    }

    /** The features that the phase learns from; empty if it sees images. */
    Optional<FeatureForecast> features() {
        return features;
    }

    /** The numbers of what learns in this phase. */
    NetworkBytes networkBytes() {
        return NetworkBytes.of(
                summary, phase.training(), phase.layersOf(blueprint).parameters());
    }

    /** Whether the configuration has phases, so that each has a graph of its own beside the whole network's. */
    boolean isOfSeveral() {
        return config.transfer() != null;
    }

    /** The parameters of the whole network. */
    long wholeBytes() {
        return NetworkBytes.parameters(ModelSummary.of(blueprint));
    }

    /** What the phase has beside the parameters of the whole network. */
    private long ownBytes() {
        return network.inTraining() - (features.isPresent() ? 0 : network.parameters());
    }

    /** What the phase before has not freed yet when this one begins. */
    private long heldBytes() {
        return phase.number() == 0
                ? 0
                : in(Phase.of(config).get(phase.number() - 1)).ownBytes();
    }

    /** The same for another phase. */
    MemoryForecaster in(Phase other) {
        return new MemoryForecaster(config, other, splits, blueprint, execution, process, limits);
    }

    /** The same for a network that turned out otherwise, as where weights were trained on images of another size. */
    MemoryForecaster with(Blueprint network) {
        return new MemoryForecaster(config, phase, splits, network, execution, process, limits);
    }

    /** The same for a phase that sees images, whatever the run keeps of them. */
    MemoryForecaster onImages() {
        return new MemoryForecaster(config, phase, Optional.empty(), splits, blueprint, execution, process, limits);
    }

    /** For the first phase of a run in this process, before its network is built. */
    static MemoryForecaster of(RunConfig config, DataSplits splits, Execution execution, NativeRuntime runtime) {
        return new MemoryForecaster(
                config,
                Phase.of(config).get(0),
                splits,
                Network.blueprint(config, splits),
                execution,
                ProcessMemory.measure(runtime),
                MemoryLimits.of(runtime));
    }

    /** Whether the network alone is too large, told from its table before anything is allocated. */
    Optional<MemoryShortage> shortageOfNetwork() {
        long numbers = wholeBytes() + ownBytes();
        MemoryForecast least = learning(inEpoch(batchSize), numbers, 0, false, Set.of());
        return learning(1, numbers, 0, false, Set.of()).fits(limits)
                ? Optional.empty()
                : Optional.of(new MemoryShortage(least, limits, 0));
    }

    /** Whether the run is too large, and which batch would fit. */
    Optional<MemoryShortage> shortage(PhaseNetwork graph) {
        MemoryForecast whole = of(graph);
        return whole.fits(limits)
                ? Optional.empty()
                : Optional.of(new MemoryShortage(whole, limits, largestBatch(graph)));
    }

    /** What a run of this network takes. Asking compiles its programs, but runs nothing. */
    MemoryForecast of(PhaseNetwork graph) {
        return of(graph, batchSize);
    }

    /** The same at another batch size; images beyond those that there are to learn from do not count. */
    MemoryForecast of(PhaseNetwork graph, int images) {
        int batch = inEpoch(images);
        int largest = BatchStream.largestBatch(size(blueprint.input()));
        if (batch > largest) {
            return stretched(of(graph, largest), batch);
        }
        MemoryForecast most = larger(learning(graph, batch), begun(batch));
        return features.isEmpty()
                ? most
                : larger(larger(most, computing(graph.whole(), batch, features.get())), testing(graph.whole(), batch));
    }

    private static MemoryForecast larger(MemoryForecast one, MemoryForecast other) {
        return other.peakBytes() > one.peakBytes() ? other : one;
    }

    /** While steps are taken. */
    private MemoryForecast learning(PhaseNetwork graph, int batch) {
        List<PlanMemory> programs = new ArrayList<>();
        try (WeightAverages averages = Optimizers.averages(phase.training(), graph.graph());
                ExecutionPlan plan = execution.open(graph.graph(), graph.updates(averages))) {
            for (BatchWork work : works(batch)) {
                Optional<PlanMemory> memory = plan.memory(shape(work.images(), input), work.training());
                if (memory.isEmpty()) {
                    return learning(
                            batch, wholeBytes() + ownBytes(), batch * summary.activationBytes(), false, Set.of());
                }
                programs.add(memory.get());
            }
        }
        ProgramBytes counted = ProgramBytes.of(programs);
        long whole = features.isPresent() ? wholeBytes() : 0;
        return learning(batch, whole + counted.numbers(), counted.working(), true, counted.uncounted());
    }

    /** At the moment when what the last phase learned is handed over to this one. */
    private MemoryForecast begun(int batch) {
        return forecast(
                batch,
                wholeBytes() + ownBytes() + heldBytes(),
                0,
                0,
                features.map(FeatureForecast::memoryBytes).orElse(0L),
                true,
                Set.of());
    }

    /** While the features of the phase are computed. */
    private MemoryForecast computing(Network whole, int batch, FeatureForecast found) {
        List<PlanMemory> programs = new ArrayList<>();
        try (ExecutionPlan plan = execution.open(whole.graph())) {
            works(batch).stream().map(BatchWork::images).distinct().forEach(images -> plan.memory(
                            shape(images, whole.contract().input()), List.of(found.layer()))
                    .ifPresent(programs::add));
        }
        return predicting(batch, heldBytes(), found.memoryBytes(), splits.training(), programs);
    }

    /** While the whole network is tested after the phase. */
    private MemoryForecast testing(Network whole, int batch) {
        List<PlanMemory> programs = new ArrayList<>();
        int tested = splits.test().size();
        List<BatchWork> works = BatchWork.of(tested, Math.min(batch, tested), false);
        try (ExecutionPlan plan = execution.inFloat32().open(whole.graph())) {
            works.forEach(
                    work -> plan.memory(shape(work.images(), whole.contract().input()), false)
                            .ifPresent(programs::add));
        }
        return predicting(batch, ownBytes(), 0, splits.test(), programs);
    }

    /** While the whole network predicts. */
    private MemoryForecast predicting(
            int batch, long held, long tables, LabelledImages images, List<PlanMemory> programs) {
        ImageSize whole = size(blueprint.input());
        long batches = BatchStream.bytes(whole, splits.labels().size(), Math.min(batch, images.size()), images.size());
        if (programs.isEmpty()) {
            long activations = batch * ModelSummary.of(blueprint).activationBytes();
            return forecast(batch, wholeBytes() + held, activations, batches, tables, false, Set.of());
        }
        ProgramBytes counted = ProgramBytes.of(programs);
        return forecast(batch, counted.numbers() + held, counted.working(), batches, tables, true, counted.uncounted());
    }

    /** The kinds of batches that the phase has. */
    private List<BatchWork> works(int batch) {
        return Stream.concat(
                        BatchWork.of(splits.training().size(), batch, true).stream(),
                        BatchWork.of(splits.validation().size(), batch, false).stream())
                .toList();
    }

    private static long[] shape(int images, ImageSize size) {
        return new long[] {images, size.channels(), size.height(), size.width()};
    }

    /** More images than one array holds never run, so nothing is compiled for them. */
    private MemoryForecast stretched(MemoryForecast largest, int batch) {
        long working = (long) ((double) largest.workingBytes() / largest.batchSize() * batch);
        return learning(batch, largest.networkBytes(), working, largest.complete(), largest.uncounted());
    }

    private MemoryForecast learning(int batch, long numbers, long working, boolean complete, Set<String> uncounted) {
        return forecast(
                batch,
                numbers,
                working,
                BatchStream.bytes(
                        input, splits.labels().size(), batch, splits.training().size()),
                features.map(FeatureForecast::memoryBytes).orElse(0L),
                complete,
                uncounted);
    }

    private MemoryForecast forecast(
            int batch, long numbers, long working, long images, long tables, boolean complete, Set<String> uncounted) {
        return new MemoryForecast(
                batch,
                process.heapWith(rowsAndNames() + REPORT),
                numbers,
                working,
                images,
                tables,
                process.machineBytes() + STILL_TO_COME,
                complete,
                uncounted);
    }

    private long rowsAndNames() {
        long images = Math.max(splits.validation().size(), splits.test().size());
        return images * (ROW_AND_NAME + (long) splits.labels().size() * Float.BYTES);
    }

    /** The largest batch that leaves all limits room; 0 if there is none. */
    int largestBatch(PhaseNetwork graph) {
        int upper = Math.min(splits.training().size(), BatchStream.largestBatch(size(blueprint.input())));
        return LargestBatch.find(
                upper, inEpoch(batchSize), batch -> of(graph, batch).spare(limits));
    }

    private int inEpoch(int images) {
        return Math.min(images, splits.training().size());
    }
}
