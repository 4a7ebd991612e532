package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.download.Downloads;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/**
 * What a run will take, told before it starts.
 *
 * @param memory at its peak, which is that of one of its phases
 * @param limits what it may take
 * @param largestBatch that fits in all phases, at most all training images; 0 if none does
 * @param shortage why it does not fit and what to do, in one line; null if it fits
 * @param time it takes, all phases together; null if it does not fit
 * @param disk it needs
 * @param phases each of them; one where the configuration has none, and none if the network alone is too large
 */
public record RunForecast(
        MemoryForecast memory,
        MemoryLimits limits,
        int largestBatch,
        @Nullable String shortage,
        @Nullable TimeForecast time,
        DiskForecast disk,
        List<PhaseForecast> phases) {

    public RunForecast {
        phases = List.copyOf(phases);
    }

    /**
     * Builds the network and, if it fits, takes its first steps, for some seconds if they are short; leaves nothing
     * behind.
     *
     * @param directory where the run would go
     * @param watcher is told of downloads of images
     * @throws org.convzoo.configs.UserException if the run could not start for another reason than memory
     */
    public static RunForecast make(
            RunConfig config, Path directory, DataLocator locator, Map<String, String> environment, Downloads watcher) {
        RunDirectory.requireNew(directory);
        NativeRuntime runtime = NativeRuntime.start(environment);
        Execution execution = Execution.of(config, runtime.processor(), environment);
        try (DataSplits splits =
                // Without a cache, which would be left behind, and whose first epoch decodes all the same.
                DataSplits.open(
                        config.data().withCache(new CacheConfig.None()),
                        config.seed(),
                        locator,
                        Surroundings.dataAccess(environment).watchedBy(watcher),
                        warning -> {})) {
            Blueprint blueprint = Network.blueprint(config, splits);
            MemoryLimits limits = MemoryLimits.of(runtime);
            ProcessMemory process = ProcessMemory.measure(runtime);
            List<MemoryForecaster> phases = Phase.ofTraining(config).stream()
                    .map(phase -> new MemoryForecaster(config, phase, splits, blueprint, execution, process, limits))
                    .toList();
            Path folder = nearestFolder(directory);
            DiskForecast disk = DiskForecast.of(
                    phases, blueprint.nodes().size(), splits, config.data().cache(), folder);
            Optional<MemoryShortage> hopeless = phases.stream()
                    .flatMap(phase -> phase.shortageOfNetwork().stream())
                    .findFirst();
            return hopeless.map(shortage -> of(shortage, disk, List.of())).orElseGet(() -> new RunRehearsal(
                            config, splits, blueprint, execution, runtime.threads(), limits, folder)
                    .forecast(phases, disk));
        }
    }

    /** Of a run that does not fit. */
    static RunForecast of(MemoryShortage shortage, DiskForecast disk, List<PhaseForecast> phases) {
        return new RunForecast(
                shortage.forecast(), shortage.limits(), shortage.largestBatch(), shortage.text(), null, disk, phases);
    }

    private static Path nearestFolder(Path directory) {
        Path folder = directory.toAbsolutePath();
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
