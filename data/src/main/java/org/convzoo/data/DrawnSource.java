package org.convzoo.data;

import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ImageSize;

/**
 * Images or signals that are drawn from the seed, the same on every machine; nothing is read from disk.
 *
 * @param size of each
 * @param fingerprint over the drawing's version, the seed, the settings and the ids and labels of all splits
 */
public record DrawnSource(
        List<String> labels,
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        ImageSize size,
        boolean hasSignals,
        String fingerprint,
        String description)
        implements DataSource {

    /** Draws some of a source's images. */
    @FunctionalInterface
    public interface Drawing {

        /**
         * The images of one split.
         *
         * @param name of the split
         * @param number of the split; with it the same seed draws others
         */
        LabelledImages draw(String name, int number, int count);
    }

    /**
     * What is drawn, but for the images.
     *
     * @param name of the drawing
     * @param version goes up when the same seed no longer draws the same values
     * @param settings that change the values, in bits
     */
    public record Subject(
            String name, int version, List<Long> settings, List<String> labels, ImageSize size, boolean isSignal) {}

    /** Draws all three splits. */
    public static DrawnSource of(Subject subject, long seed, int train, int validation, int test, Drawing drawing) {
        LabelledImages training = drawing.draw("train", 0, train);
        LabelledImages held = drawing.draw("validation", 1, validation);
        LabelledImages tested = drawing.draw("test", 2, test);
        Fingerprint fingerprint =
                new Fingerprint().add(subject.name).add(subject.version).add(seed);
        subject.settings.forEach(fingerprint::add);
        String description = String.format(
                "%s from seed %d: %d training, %d validation and %d test %s of %s, %d classes",
                subject.name,
                seed,
                train,
                validation,
                test,
                subject.isSignal ? "signals" : "images",
                subject.size,
                subject.labels.size());
        return new DrawnSource(
                subject.labels,
                training,
                held,
                tested,
                subject.size,
                subject.isSignal,
                fingerprint.add(training).add(held).add(tested).hexadecimal(),
                description);
    }

    @Override
    public Optional<ImageSize> nativeSize() {
        return Optional.of(size);
    }

    @Override
    public boolean hasOwnValidation() {
        return true;
    }

    @Override
    public void close() {
        // what was drawn is ordinary memory
    }
}
