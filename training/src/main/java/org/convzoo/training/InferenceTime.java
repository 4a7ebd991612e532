package org.convzoo.training;

import java.util.stream.IntStream;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Selection;

/**
 * How long an image takes from its file to its class. A test tells that badly: its first batch waits for code to be
 * compiled and files to be found, and a classifier of features may not see the images at all.
 */
final class InferenceTime {

    private static final double SECONDS = 2;
    private static final int MOST_BATCHES = 8;

    private InferenceTime() {}

    /**
     * Asks about some of the images once more: a batch for warming up, then as many as take about two seconds, a few
     * batches at most.
     *
     * @param images that can be read
     * @param classes that the network knows
     * @return seconds an image, decoding included
     */
    static double perImage(Predictor predictor, LabelledImages images, int batchSize, int classes) {
        int batch = Math.min(batchSize, images.size());
        double first = seconds(predictor, images, batch, classes);
        int batches = (int) Math.max(1, Math.min(MOST_BATCHES, SECONDS / first));
        int asked = Math.min(images.size(), batches * batch);
        return seconds(predictor, images, asked, classes) / asked;
    }

    private static double seconds(Predictor predictor, LabelledImages images, int count, int classes) {
        LabelledImages some = new Selection(images, IntStream.range(0, count).toArray());
        long begun = System.nanoTime();
        predictor.predict(some, classes, (index, probabilities) -> {});
        return (System.nanoTime() - begun) * 1e-9;
    }
}
