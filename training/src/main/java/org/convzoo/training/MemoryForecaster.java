package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/**
 * Says what a run will take, at any batch size, without running it.
 *
 * <p>Training takes most: what comes before it and after it holds the same network with fewer arrays beside it.
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
    private final Blueprint blueprint;
    private final Phase phase;
    private final int batchSize;
    private final ProcessMemory process;
    private final MemoryLimits limits;

    /**
     * @param phase of the run
     * @param blueprint of the whole network
     * @param process before the network is built
     */
    MemoryForecaster(
            Phase phase,
            DataSplits splits,
            Blueprint blueprint,
            Execution execution,
            ProcessMemory process,
            MemoryLimits limits) {
        this.execution = execution;
        this.splits = splits;
        this.blueprint = blueprint;
        this.phase = phase;
        this.summary = ModelSummary.of(blueprint);
        this.input = new ImageSize(
                summary.input().height(),
                summary.input().width(),
                summary.input().channels());
        this.network = networkBytes();
        this.batchSize = phase.data().batchSize();
        this.process = process;
        this.limits = limits;
    }

    /** The numbers of the network in this phase. */
    NetworkBytes networkBytes() {
        return NetworkBytes.of(
                summary, phase.training(), phase.layersOf(blueprint).parameters());
    }

    /** The same for another phase. */
    MemoryForecaster in(Phase other) {
        return new MemoryForecaster(other, splits, blueprint, execution, process, limits);
    }

    /** For the first phase of a run in this process, before its network is built. */
    static MemoryForecaster of(RunConfig config, DataSplits splits, Execution execution, NativeRuntime runtime) {
        return new MemoryForecaster(
                Phase.of(config).get(0),
                splits,
                Network.blueprint(config, splits),
                execution,
                ProcessMemory.measure(runtime),
                MemoryLimits.of(runtime));
    }

    /** Whether the network alone is too large, told from its table before anything is allocated. */
    Optional<MemoryShortage> shortageOfNetwork() {
        MemoryForecast least = forecast(inEpoch(batchSize), network.inTraining(), 0, false, Set.of());
        return forecast(1, network.inTraining(), 0, false, Set.of()).fits(limits)
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
        int largest = BatchStream.largestBatch(input);
        if (batch > largest) {
            return stretched(of(graph, largest), batch);
        }
        List<PlanMemory> programs = new ArrayList<>();
        try (WeightAverages averages = Optimizers.averages(phase.training(), graph.graph());
                ExecutionPlan plan = execution.open(graph.graph(), graph.updates(averages))) {
            for (Work work : works(batch)) {
                Optional<PlanMemory> memory = plan.memory(
                        new long[] {work.images(), input.channels(), input.height(), input.width()}, work.training());
                if (memory.isEmpty()) {
                    return estimateFor(batch);
                }
                programs.add(memory.get());
            }
        }
        return counted(batch, programs);
    }

    private MemoryForecast counted(int batch, List<PlanMemory> programs) {
        PlanMemory whole = programs.get(programs.size() - 1);
        long numbers =
                whole.parameters() + whole.gradients() + whole.optimizerState() + whole.averages() + whole.copies();
        long arena = programs.stream().mapToLong(PlanMemory::working).max().orElseThrow();
        long exchanged = programs.stream().mapToLong(PlanMemory::exchanged).sum();
        Set<String> uncounted = new TreeSet<>();
        programs.forEach(program -> uncounted.addAll(program.uncounted()));
        return forecast(batch, numbers, arena + exchanged, true, uncounted);
    }

    /** Every activation: Deeplearning4j allocates what it needs beside them as it goes. */
    private MemoryForecast estimateFor(int batch) {
        return forecast(batch, network.inTraining(), batch * summary.activationBytes(), false, Set.of());
    }

    /** More images than one array holds never run, so nothing is compiled for them. */
    private MemoryForecast stretched(MemoryForecast largest, int batch) {
        long working = (long) ((double) largest.workingBytes() / largest.batchSize() * batch);
        return forecast(batch, largest.networkBytes(), working, largest.complete(), largest.uncounted());
    }

    private MemoryForecast forecast(int batch, long numbers, long working, boolean complete, Set<String> uncounted) {
        return new MemoryForecast(
                batch,
                process.heapWith(rowsAndNames() + REPORT),
                numbers,
                working,
                BatchStream.bytes(
                        input, splits.labels().size(), batch, splits.training().size()),
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
        int upper = Math.min(splits.training().size(), BatchStream.largestBatch(input));
        return LargestBatch.find(
                upper, inEpoch(batchSize), batch -> of(graph, batch).spare(limits));
    }

    private int inEpoch(int images) {
        return Math.min(images, splits.training().size());
    }

    /** One kind of batch that a run has. */
    private record Work(int images, boolean training) {}

    private List<Work> works(int batch) {
        List<Work> works = new ArrayList<>();
        addWorks(works, splits.training(), batch, true);
        addWorks(works, splits.validation(), batch, false);
        return works;
    }

    private static void addWorks(List<Work> works, LabelledImages images, int batch, boolean training) {
        if (images.size() >= batch) {
            works.add(new Work(batch, training));
        }
        if (images.size() % batch > 0) {
            works.add(new Work(images.size() % batch, training));
        }
    }
}
