package org.convzoo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.data.LabelledImages;

/**
 * What a run will leave on the disk.
 *
 * @param checkpointBytes of the last checkpoint: parameters, the optimizer's state and averages, not compressed; the best
 *     one has no averages
 * @param modelBytes of the trained network, which keeps the optimizer's state too
 * @param reportBytes of both reports with their pictures, about
 * @param freeBytes on the disk where runs go
 */
public record DiskForecast(long checkpointBytes, long modelBytes, long reportBytes, long freeBytes) {

    /** Of the network's configuration, which goes with its parameters. */
    private static final long BYTES_A_LAYER = 3 << 10;

    private static final long REPORT_WITHOUT_PICTURES = 120 << 10;
    private static final int SAMPLED_PICTURES = 4;

    /** The last and the best checkpoint, the model and the reports; at no time there is more. */
    public long bytes() {
        return checkpointBytes + 2 * modelBytes + reportBytes;
    }

    static DiskForecast of(NetworkBytes network, int layers, LabelledImages test, Path folder) {
        long rest = layers * BYTES_A_LAYER;
        return new DiskForecast(
                network.inCheckpoint() + rest,
                network.inModel() + rest,
                REPORT_WITHOUT_PICTURES + pictures(test),
                free(folder));
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
