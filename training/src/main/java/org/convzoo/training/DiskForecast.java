package org.convzoo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.cache.CacheForecast;

/**
 * What a run will take on the disk.
 *
 * @param checkpointBytes of the last checkpoint: parameters, the optimizer's state and averages, not compressed; the best
 *     one has no averages
 * @param modelBytes of the trained network, which keeps the optimizer's state too
 * @param reportBytes of both reports with their pictures, about
 * @param freeBytes on the disk where runs go
 * @param cacheBytes of decoded images, about, wherever their folder is; less if an earlier run has left some there. A
 *     disk that fills up ends the cache and not the run
 */
public record DiskForecast(long checkpointBytes, long modelBytes, long reportBytes, long freeBytes, long cacheBytes) {

    /** Of the network's configuration, which goes with its parameters. */
    private static final long BYTES_A_LAYER = 3 << 10;

    private static final long REPORT_WITHOUT_PICTURES = 120 << 10;
    private static final int SAMPLED_PICTURES = 4;

    /** What the run cannot do without: the last and the best checkpoint, the model and the reports; at no time there is more. */
    public long runBytes() {
        return checkpointBytes + 2 * modelBytes + reportBytes;
    }

    /** The same with the cache. */
    public long bytes() {
        return runBytes() + cacheBytes;
    }

    static DiskForecast of(NetworkBytes network, int layers, DataSplits images, CacheConfig cache, Path folder) {
        long rest = layers * BYTES_A_LAYER;
        return new DiskForecast(
                network.inCheckpoint() + rest,
                network.inModel() + rest,
                REPORT_WITHOUT_PICTURES + pictures(images.test()),
                free(folder),
                CacheForecast.bytes(cache, images.images(DataSplits.Split.ALL)));
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
