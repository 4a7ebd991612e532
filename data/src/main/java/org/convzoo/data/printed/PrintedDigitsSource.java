package org.convzoo.data.printed;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.PrintedDigitsConfig;
import org.convzoo.data.DataSource;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;

/**
 * Digits as invoices carry them: printed in several shapes and weights, slanted, faded, streaked, specked, crossed by the
 * form's lines and the next digit, scanned with little contrast. 28x28 grey, ink bright on dark as in MNIST. Nothing is
 * read from disk; the same seed prints the same images on every machine.
 *
 * @param fingerprint over the drawing's version, the seed and the ids and labels of all splits
 */
public record PrintedDigitsSource(
        LabelledImages training, LabelledImages validation, LabelledImages test, String fingerprint, String description)
        implements DataSource {

    // Goes up when the same seed no longer draws the same pixels.
    private static final int VERSION = 1;
    private static final List<String> LABELS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    public static PrintedDigitsSource open(PrintedDigitsConfig source, long seed) {
        LabelledImages training = new PrintedImages("train", 0, seed, source.train());
        LabelledImages validation = new PrintedImages("validation", 1, seed, source.validation());
        LabelledImages test = new PrintedImages("test", 2, seed, source.test());
        String fingerprint = new Fingerprint()
                .add("printed digits")
                .add(VERSION)
                .add(seed)
                .add(training)
                .add(validation)
                .add(test)
                .hexadecimal();
        String description = String.format(
                "printed digits from seed %d: %d training, %d validation and %d test images of %dx%dx1, 10 classes",
                seed, source.train(), source.validation(), source.test(), Paper.SIDE, Paper.SIDE);
        return new PrintedDigitsSource(training, validation, test, fingerprint, description);
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    @Override
    public boolean hasOwnValidation() {
        return true;
    }

    @Override
    public Optional<ImageSize> nativeSize() {
        return Optional.of(new ImageSize(Paper.SIDE, Paper.SIDE, 1));
    }

    @Override
    public void close() {
        // The images are ordinary memory.
    }
}
