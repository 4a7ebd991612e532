package org.convzoo.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.WeightAverages;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/**
 * The first steps of each phase of a run, against the clock.
 *
 * @param whole the network as the run begins with it, or one of its size
 * @param blueprint of it
 * @param kept what is there of the features of each phase
 * @param folder where a checkpoint is written to see how long that takes
 */
record RunRehearsal(
        RunConfig config,
        DataSplits splits,
        Network whole,
        Blueprint blueprint,
        List<KeptFeatures> kept,
        Execution execution,
        int workers,
        MemoryLimits limits,
        Path folder) {

    /** @param forecasters one a phase */
    RunForecast forecast(List<MemoryForecaster> forecasters, DiskForecast disk) {
        List<PhaseForecast> phases = new ArrayList<>();
        Optional<MemoryShortage> shortage = Optional.empty();
        for (Phase phase : Phase.of(config)) {
            MemoryForecaster memory = forecasters.get(phase.number());
            try (PhaseNetwork network = network(phase, memory)) {
                phases.add(memoryOf(phase, network, memory));
                shortage = shortage.or(() -> memory.shortage(network));
            }
        }
        if (shortage.isPresent()) {
            return RunForecast.of(shortage.get(), disk, phases);
        }
        for (Phase phase : Phase.of(config)) {
            MemoryForecaster memory = forecasters.get(phase.number());
            try (PhaseNetwork network = network(phase, memory)) {
                phases.set(phase.number(), timed(phases.get(phase.number()), time(phase, network, memory)));
            }
        }
        return new RunForecast(
                phases.stream()
                        .map(PhaseForecast::memory)
                        .max(Comparator.comparingLong(MemoryForecast::peakBytes))
                        .orElseThrow(),
                limits,
                phases.stream().mapToInt(PhaseForecast::largestBatch).min().orElseThrow(),
                null,
                together(phases),
                disk,
                phases);
    }

    private PhaseNetwork network(Phase phase, MemoryForecaster memory) {
        return PhaseNetwork.of(
                config, phase, whole, blueprint, memory.features().map(FeatureForecast::layer));
    }

    private PhaseForecast memoryOf(Phase phase, PhaseNetwork network, MemoryForecaster memory) {
        return new PhaseForecast(
                phase.name(),
                network.cut().orElse(null),
                memory.features().map(FeatureForecast::bytes).orElse(0L),
                memory.features()
                        .map(features -> features.bytes(kept.get(phase.number())))
                        .orElse(0L),
                memory.of(network),
                memory.largestBatch(network),
                null);
    }

    private static PhaseForecast timed(PhaseForecast phase, TimeForecast time) {
        return new PhaseForecast(
                phase.name(),
                phase.cut(),
                phase.featureBytes(),
                phase.keptBytes(),
                phase.memory(),
                phase.largestBatch(),
                time);
    }

    private TimeForecast time(Phase phase, PhaseNetwork network, MemoryForecaster memory) {
        double checkpointSeconds = CheckpointTrial.seconds(network.graph(), folder);
        if (memory.features().isPresent()) {
            double savingSeconds = CheckpointTrial.seconds(network.whole().graph(), folder);
            return new FeatureRehearsal(
                            phase, memory.features().get(), kept.get(phase.number()), splits, execution, workers)
                    .forecast(network, checkpointSeconds, savingSeconds);
        }
        try (WeightAverages averages = Optimizers.averages(phase.training(), network.graph());
                ExecutionPlan plan = execution.open(network.graph(), network.updates(averages))) {
            return Rehearsal.of(phase, splits, network.trained().contract(), workers)
                    .forecast(plan, checkpointSeconds);
        }
    }

    private static TimeForecast together(List<PhaseForecast> phases) {
        List<TimeForecast> times = new ArrayList<>();
        for (PhaseForecast phase : phases) {
            @Nullable TimeForecast time = phase.time();
            if (time != null) {
                times.add(time);
            }
        }
        return times.size() == 1 ? times.get(0) : TimeForecast.together(times);
    }
}
