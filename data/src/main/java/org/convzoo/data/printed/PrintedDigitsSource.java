package org.convzoo.data.printed;

import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.PrintedDigitsConfig;
import org.convzoo.data.DrawnSource;
import org.convzoo.data.DrawnSource.Subject;

/**
 * Digits as invoices carry them: printed in several shapes and weights, slanted, faded, streaked, specked, crossed by the
 * form's lines and the next digit, scanned with little contrast. 28x28 grey, ink bright on dark as in MNIST.
 */
public final class PrintedDigitsSource {

    // Goes up when the same seed no longer draws the same pixels.
    private static final int VERSION = 1;
    private static final Subject DIGITS = new Subject(
            "printed digits",
            VERSION,
            List.of(),
            IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
            new ImageSize(Paper.SIDE, Paper.SIDE, 1),
            false);

    private PrintedDigitsSource() {}

    /** Each image is drawn when it is asked for. */
    public static DrawnSource open(PrintedDigitsConfig source, long seed) {
        return DrawnSource.of(
                DIGITS,
                seed,
                source.train(),
                source.validation(),
                source.test(),
                (name, split, count) -> new PrintedImages(name, split, seed, count));
    }
}
