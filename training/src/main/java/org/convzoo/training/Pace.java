package org.convzoo.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast batches went by.
 *
 * @param mean seconds an image
 * @param fastest the same in the fastest part of the measurement
 * @param slowest and in the slowest
 * @param batches measured
 */
record Pace(double mean, double fastest, double slowest, int batches) {

    private static final int PARTS = 5;

    /** @param secondsPerImage one a batch, in the order they were measured */
    static Pace of(List<Double> secondsPerImage) {
        int count = secondsPerImage.size();
        int parts = Math.min(PARTS, count);
        double[] means = IntStream.range(0, parts)
                .mapToDouble(part -> mean(secondsPerImage.subList(part * count / parts, (part + 1) * count / parts)))
                .toArray();
        return new Pace(
                mean(secondsPerImage),
                IntStream.range(0, parts).mapToDouble(part -> means[part]).min().orElseThrow(),
                IntStream.range(0, parts).mapToDouble(part -> means[part]).max().orElseThrow(),
                count);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
