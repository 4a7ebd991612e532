package org.convzoo.cli;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.RunConfig;
import org.convzoo.training.DiskForecast;
import org.convzoo.training.MemoryForecast;
import org.convzoo.training.MemoryLimits;
import org.convzoo.training.PhaseForecast;
import org.convzoo.training.RunForecast;
import org.convzoo.training.TimeForecast;
import org.jspecify.annotations.Nullable;

/** A forecast for programs; the names of the components are the keys. */
record ForecastDocument(
        String name,
        String network,
        int batchSize,
        boolean fits,
        @Nullable String shortage,
        int largestBatch,
        Memory memory,
        @Nullable Time time,
        Disk disk,
        List<PhasePart> phases) {

    /** Of a run in phases, one of them. */
    record PhasePart(
            String name,
            @Nullable String cut,
            long featureBytes,
            long keptBytes,
            Memory memory,
            int largestBatch,
            @Nullable Time time) {

        static PhasePart of(PhaseForecast phase, MemoryLimits limits) {
            return new PhasePart(
                    phase.name(),
                    phase.cut(),
                    phase.featureBytes(),
                    phase.keptBytes(),
                    Memory.of(phase.memory(), limits),
                    phase.largestBatch(),
                    phase.time() == null ? null : Time.of(phase.time()));
        }
    }

    record Memory(
            long peakBytes,
            long limitBytes,
            long heapBytes,
            long heapLimitBytes,
            long offHeapBytes,
            long offHeapLimitBytes,
            long networkBytes,
            long workingBytes,
            long imageBytes,
            long featureBytes,
            long machineBytes,
            boolean complete,
            Set<String> uncounted) {

        static Memory of(MemoryForecast memory, MemoryLimits limits) {
            return new Memory(
                    memory.peakBytes(),
                    limits.processBytes(),
                    memory.heapBytes(),
                    limits.heapBytes(),
                    memory.offHeapBytes(),
                    limits.offHeapBytes(),
                    memory.networkBytes(),
                    memory.workingBytes(),
                    memory.imageBytes(),
                    memory.featureBytes(),
                    memory.machineBytes(),
                    memory.complete(),
                    memory.uncounted());
        }
    }

    record Time(
            double secondsPerEpoch,
            double secondsPerEpochLow,
            double secondsPerEpochHigh,
            int epochs,
            int epochsBeforeStop,
            double testSeconds,
            double beginSeconds,
            double seconds,
            double secondsLow,
            double secondsHigh,
            double imagesPerSecond,
            double imagesPreparedPerSecond,
            int measuredSteps) {

        static Time of(TimeForecast time) {
            return new Time(
                    time.secondsPerEpoch(),
                    time.secondsPerEpochLow(),
                    time.secondsPerEpochHigh(),
                    time.epochs(),
                    time.epochsBeforeStop(),
                    time.testSeconds(),
                    time.beginSeconds(),
                    time.seconds(),
                    time.secondsLow(),
                    time.secondsHigh(),
                    time.imagesPerSecond(),
                    time.imagesPreparedPerSecond(),
                    time.measuredSteps());
        }
    }

    record Disk(
            long bytes,
            long checkpointBytes,
            long bestBytes,
            long modelBytes,
            long beforeBytes,
            long reportBytes,
            long cacheBytes,
            long featureBytes,
            long freeBytes) {

        static Disk of(DiskForecast disk) {
            return new Disk(
                    disk.bytes(),
                    disk.checkpointBytes(),
                    disk.bestBytes(),
                    disk.modelBytes(),
                    disk.beforeBytes(),
                    disk.reportBytes(),
                    disk.cacheBytes(),
                    disk.featureBytes(),
                    disk.freeBytes());
        }
    }

    static ForecastDocument of(RunConfig run, RunForecast forecast) {
        return new ForecastDocument(
                run.name(),
                run.model().architecture(),
                forecast.memory().batchSize(),
                forecast.shortage() == null,
                forecast.shortage(),
                forecast.largestBatch(),
                Memory.of(forecast.memory(), forecast.limits()),
                forecast.time() == null ? null : Time.of(forecast.time()),
                Disk.of(forecast.disk()),
                run.transfer() == null
                        ? List.of()
                        : forecast.phases().stream()
                                .map(phase -> PhasePart.of(phase, forecast.limits()))
                                .toList());
    }
}
