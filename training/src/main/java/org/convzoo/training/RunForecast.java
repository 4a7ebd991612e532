package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.download.Downloads;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.WeightAverages;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/**
 * What a run will take, told before it starts.
 *
 * @param memory at its peak
 * @param limits what it may take
 * @param largestBatch that fits, at most all training images; 0 if none does
 * @param shortage why it does not fit and what to do, in one line; null if it fits
 * @param time it takes; null if it does not fit
 * @param disk it needs
 */
public record RunForecast(
        MemoryForecast memory,
        MemoryLimits limits,
        int largestBatch,
        @Nullable String shortage,
        @Nullable TimeForecast time,
        DiskForecast disk) {

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
            Phase phase = Phase.of(config).get(0);
            Blueprint blueprint = Network.blueprint(config, splits);
            MemoryLimits limits = MemoryLimits.of(runtime);
            MemoryForecaster memory =
                    new MemoryForecaster(phase, splits, blueprint, execution, ProcessMemory.measure(runtime), limits);
            Path folder = nearestFolder(directory);
            DiskForecast disk = DiskForecast.of(
                    memory.networkBytes(),
                    blueprint.nodes().size(),
                    splits,
                    config.data().cache(),
                    folder);
            Optional<MemoryShortage> hopeless = memory.shortageOfNetwork();
            if (hopeless.isPresent()) {
                return of(hopeless.get(), disk);
            }
            Network network = Network.build(config, splits);
            try (PhaseNetwork trained = PhaseNetwork.of(config, phase, network, blueprint, Optional.empty())) {
                MemoryForecast forecast = memory.of(trained);
                int largest = memory.largestBatch(trained);
                if (!forecast.fits(limits)) {
                    return of(new MemoryShortage(forecast, limits, largest), disk);
                }
                double checkpointSeconds = CheckpointTrial.seconds(trained.graph(), folder);
                try (WeightAverages averages = Optimizers.averages(phase.training(), trained.graph());
                        ExecutionPlan plan = execution.open(trained.graph(), trained.updates(averages))) {
                    TimeForecast time = new Rehearsal(phase, splits, network.contract(), runtime.threads())
                            .forecast(plan, checkpointSeconds);
                    return new RunForecast(forecast, limits, largest, null, time, disk);
                }
            }
        }
    }

    private static RunForecast of(MemoryShortage shortage, DiskForecast disk) {
        return new RunForecast(
                shortage.forecast(), shortage.limits(), shortage.largestBatch(), shortage.text(), null, disk);
    }

    private static Path nearestFolder(Path directory) {
        Path folder = directory.toAbsolutePath();
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
