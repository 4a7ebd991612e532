package org.convzoo.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Selection;
import org.jspecify.annotations.Nullable;

/**
 * How long an image takes from its file to its class, decoding included.
 *
 * @param seconds that pass
 * @param processorSeconds that all threads of this process compute meanwhile, which other programs on the machine hardly
 *     change; null where the system does not tell
 */
record InferenceTime(double seconds, @Nullable Double processorSeconds) {

    private static final double LONG_ENOUGH = 2;
    /** Systems count what processors compute in hundredths of a second. */
    private static final double SHORT = 0.25;

    private static final int MOST_BATCHES = 8;

    /**
     * Asks about some of the images once more, because a test tells badly how long they take: its first batch waits for
     * code to be compiled and files to be found, and a classifier of features may not see the images at all. A batch warms
     * up, then come as many as take about two seconds, a few batches at most, for a quarter of a second at least.
     *
     * @param images that can be read
     * @param classes that the network knows
     */
    static InferenceTime of(Predictor predictor, LabelledImages images, int batchSize, int classes) {
        int batch = Math.min(batchSize, images.size());
        Watch warmingUp = begin();
        ask(predictor, images, batch, classes);
        double first = warmingUp.perImage(1).seconds();
        int batches = (int) Math.max(1, Math.min(MOST_BATCHES, LONG_ENOUGH / first));
        int asked = Math.min(images.size(), batches * batch);
        Watch watch = begin();
        int all = 0;
        do {
            ask(predictor, images, asked, classes);
            all += asked;
        } while (watch.perImage(1).seconds() < SHORT);
        return watch.perImage(all);
    }

    /** Runs from when it was made. */
    record Watch(long begun, long computed) {

        /** The time of each of so many images. */
        InferenceTime perImage(int images) {
            double seconds = (System.nanoTime() - begun) * 1e-9 / images;
            return new InferenceTime(seconds, computed < 0 ? null : (computedBy() - computed) * 1e-9 / images);
        }
    }

    static Watch begin() {
        return new Watch(System.nanoTime(), computedBy());
    }

    /** Nanoseconds; negative where the system does not tell. */
    private static long computedBy() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }

    private static void ask(Predictor predictor, LabelledImages images, int count, int classes) {
        LabelledImages some = new Selection(images, IntStream.range(0, count).toArray());
        predictor.predict(some, classes, (index, probabilities) -> {});
    }
}
