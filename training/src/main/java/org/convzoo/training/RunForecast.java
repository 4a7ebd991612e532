package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
            MemoryLimits limits = MemoryLimits.of(runtime);
            ProcessMemory process = ProcessMemory.measure(runtime);
            Function<Blueprint, List<MemoryForecaster>> forecasters = blueprint -> Phase.ofTraining(config).stream()
                    .map(phase -> new MemoryForecaster(config, phase, splits, blueprint, execution, process, limits))
                    .toList();
            Path folder = nearestFolder(directory);
            Blueprint expected = Network.blueprint(config, splits);
            List<MemoryForecaster> before = forecasters.apply(expected);
            Optional<MemoryShortage> hopeless = before.stream()
                    .flatMap(phase -> phase.shortageOfNetwork().stream())
                    .findFirst();
            if (hopeless.isPresent()) {
                List<KeptFeatures> unknown = Collections.nCopies(before.size(), KeptFeatures.NONE);
                return of(hopeless.get(), disk(config, before, unknown, expected, splits, folder), List.of());
            }
            Optional<StartingNetwork> start = StartingNetwork.here(config, splits, locator, environment);
            // weights may have been trained on images of another size
            Blueprint blueprint = start.map(StartingNetwork::blueprint).orElse(expected);
            List<MemoryForecaster> phases = forecasters.apply(blueprint);
            int workers = runtime.threads();
            List<KeptFeatures> kept = new KeptFeatures.Search(
                            config, start, splits, execution, workers, locator, Clock.systemUTC())
                    .ofAll(phases);
            Network whole = start.map(StartingNetwork::network).orElseGet(() -> Network.build(config, splits));
            return new RunRehearsal(config, splits, whole, blueprint, kept, execution, workers, limits, folder)
                    .forecast(phases, disk(config, phases, kept, blueprint, splits, folder));
        }
    }

    private static DiskForecast disk(
            RunConfig config,
            List<MemoryForecaster> phases,
            List<KeptFeatures> kept,
            Blueprint blueprint,
            DataSplits splits,
            Path folder) {
        return DiskForecast.of(
                phases, kept, blueprint.nodes().size(), splits, config.data().cache(), folder);
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
