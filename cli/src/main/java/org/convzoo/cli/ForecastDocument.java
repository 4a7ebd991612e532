package org.convzoo.cli;

import java.util.Set;
import org.convzoo.configs.RunConfig;
import org.convzoo.training.DiskForecast;
import org.convzoo.training.MemoryForecast;
import org.convzoo.training.MemoryLimits;
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
        Disk disk) {

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
                    time.seconds(),
                    time.secondsLow(),
                    time.secondsHigh(),
                    time.imagesPerSecond(),
                    time.imagesPreparedPerSecond(),
                    time.measuredSteps());
        }
    }

    record Disk(long bytes, long checkpointBytes, long modelBytes, long reportBytes, long cacheBytes, long freeBytes) {

        static Disk of(DiskForecast disk) {
            return new Disk(
                    disk.bytes(),
                    disk.checkpointBytes(),
                    disk.modelBytes(),
                    disk.reportBytes(),
                    disk.cacheBytes(),
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
                Disk.of(forecast.disk()));
    }
}
