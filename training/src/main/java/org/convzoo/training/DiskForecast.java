package org.convzoo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.cache.CacheForecast;

/**
 * What a run will take on the disk.
 *
 * @param checkpointBytes of the last checkpoint: parameters, the optimizer's state and averages, not compressed; of the
 *     phase where it is largest
 * @param bestBytes of the best checkpoint, which has no averages
 * @param modelBytes of the trained network, which keeps the optimizer's state too, unless it was trained in phases
 * @param beforeBytes of the whole network as it is before each phase that learns from features
 * @param reportBytes of both reports with their pictures, about
 * @param freeBytes on the disk where runs go
 * @param cacheBytes of decoded images, about, wherever their folder is; less if an earlier run has left some there. A
 *     disk that fills up ends the cache and not the run
 * @param featureBytes of features that will be kept, wherever their folder is, beside those that are there already
 */
public record DiskForecast(
        long checkpointBytes,
        long bestBytes,
        long modelBytes,
        long beforeBytes,
        long reportBytes,
        long freeBytes,
        long cacheBytes,
        long featureBytes) {

    /** Of the network's configuration, which goes with its parameters. */
    private static final long BYTES_A_LAYER = 3 << 10;

    private static final long REPORT_WITHOUT_PICTURES = 120 << 10;
    private static final int SAMPLED_PICTURES = 4;

    /** What the run cannot do without: the last and the best checkpoint, the model and the reports; at no time there is more. */
    public long runBytes() {
        return checkpointBytes + bestBytes + modelBytes + beforeBytes + reportBytes;
    }

    /** The same with the caches. */
    public long bytes() {
        return runBytes() + cacheBytes + featureBytes;
    }

    /**
     * @param phases of the run
     * @param kept what is there of the features of each
     */
    static DiskForecast of(
            List<MemoryForecaster> phases,
            List<KeptFeatures> kept,
            int layers,
            DataSplits images,
            CacheConfig cache,
            Path folder) {
        long rest = layers * BYTES_A_LAYER;
        long whole = phases.get(0).wholeBytes() + rest;
        long behind =
                phases.stream().filter(phase -> phase.features().isPresent()).count();
        return new DiskForecast(
                rest + largest(phases, NetworkBytes::inCheckpoint),
                rest + largest(phases, NetworkBytes::inModel),
                phases.get(0).isOfSeveral()
                        ? whole
                        : rest + phases.get(0).networkBytes().inModel(),
                behind * whole,
                REPORT_WITHOUT_PICTURES + pictures(images.test()),
                free(folder),
                CacheForecast.bytes(cache, images.images(DataSplits.Split.ALL)),
                features(phases, kept));
    }

    private static long largest(List<MemoryForecaster> phases, ToLongFunction<NetworkBytes> bytes) {
        return phases.stream()
                .map(MemoryForecaster::networkBytes)
                .mapToLong(bytes)
                .max()
                .orElseThrow();
    }

    private static long features(List<MemoryForecaster> phases, List<KeptFeatures> kept) {
        long bytes = 0;
        for (int phase = 0; phase < phases.size(); phase++) {
            KeptFeatures there = kept.get(phase);
            bytes += phases.get(phase)
                    .features()
                    .filter(features -> !features.inMemory())
                    .map(features -> features.bytes() - features.bytes(there))
                    .orElse(0L);
        }
        return bytes;
    }

    /** Base64 writes three bytes as four. */
    private static long pictures(LabelledImages test) {
        double meanBytes = IntStream.range(0, Math.min(SAMPLED_PICTURES, test.size()))
                .map(image -> RunReports.png(test.read(image)).length)
                .average()
                .orElse(0);
        return (long) (Math.min(RunReports.PICTURES, test.size()) * meanBytes * 4 / 3);
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            throw UserException.failed("cannot tell how much room there is in " + folder + ": " + unknown, unknown);
        }
    }
}
