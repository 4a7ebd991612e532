package org.convzoo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.engine.PeakMemory;
import org.convzoo.evaluation.RunCosts;

/** What a run takes: begun when it begins to learn, stopped when it has learned. */
final class CostMeter {

    private static final double MEBIBYTE = 1 << 20;

    private final long begun = System.nanoTime();
    private final double secondsBefore;
    private double seconds;
    private boolean keptFeatures;

    /** @param secondsBefore that earlier processes of the run have learned for */
    CostMeter(double secondsBefore) {
        this.secondsBefore = secondsBefore;
        PeakMemory.startAnew();
    }

    /** @param features whether some were there from an earlier run */
    void learned(boolean features) {
        seconds = secondsBefore + (System.nanoTime() - begun) * 1e-9;
        keptFeatures = features;
    }

    double seconds() {
        return seconds;
    }

    /**
     * All that is known when the run has written its model.
     *
     * @param image of the test
     */
    RunCosts costs(Path model, long parameters, InferenceTime image) {
        return new RunCosts(
                seconds,
                keptFeatures,
                image.seconds(),
                image.processorSeconds(),
                PeakMemory.bytes(),
                size(model),
                parameters);
    }

    private static long size(Path model) {
        try {
            return Files.size(model);
        } catch (IOException gone) {
            throw UserException.failed("cannot read " + model + " (" + FailureReason.of(gone) + ")", gone);
        }
    }

    /** What a report says of them, beside the time of the training. */
    static void addTo(Map<String, String> facts, RunCosts costs) {
        if (costs.secondsPerImage() != null) {
            facts.put(
                    "A test image",
                    String.format(
                            Locale.ROOT, "%.2f ms, decoding included, in batches", 1000 * costs.secondsPerImage()));
        }
        if (costs.peakMemoryBytes() != null) {
            facts.put("Peak memory", String.format(Locale.ROOT, "%,.0f MiB", costs.peakMemoryBytes() / MEBIBYTE));
        }
        if (costs.modelBytes() != null) {
            facts.put("Model file", String.format(Locale.ROOT, "%,.1f MiB", costs.modelBytes() / MEBIBYTE));
        }
    }
}
