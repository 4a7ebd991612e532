package org.convzoo.data.xo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.XoConfig;
import org.convzoo.data.DataSource;
import org.convzoo.data.Draws;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.KeptImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;

/**
 * The letters X and O as lectures draw them: bright on dark in a small square, here also thick and thin, turned, shifted,
 * larger and smaller, with noise. Drawn from the seed, the same on every machine.
 *
 * @param nativeSize a square of grey pixels
 * @param fingerprint over the drawing's version, the seed, the settings and the ids and labels of all splits
 */
public record XoSource(
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        Optional<ImageSize> nativeSize,
        String fingerprint,
        String description)
        implements DataSource {

    // Goes up when the same seed no longer draws the same pixels.
    private static final int VERSION = 1;

    public static XoSource open(XoConfig source, long seed) {
        LabelledImages training = letters("train", 0, source.train(), source, seed);
        LabelledImages validation = letters("validation", 1, source.validation(), source, seed);
        LabelledImages test = letters("test", 2, source.test(), source, seed);
        String fingerprint = new Fingerprint()
                .add("xo")
                .add(VERSION)
                .add(seed)
                .add(source.size())
                .add(Double.doubleToLongBits(source.noise()))
                .add(training)
                .add(validation)
                .add(test)
                .hexadecimal();
        String description = String.format(
                "X and O from seed %d: %d training, %d validation and %d test images of %dx%dx1, 2 classes",
                seed, source.train(), source.validation(), source.test(), source.size(), source.size());
        return new XoSource(
                training,
                validation,
                test,
                Optional.of(new ImageSize(source.size(), source.size(), 1)),
                fingerprint,
                description);
    }

    private static LabelledImages letters(String name, int split, int count, XoConfig source, long seed) {
        List<RawImage> images = new ArrayList<>(count);
        int[] labels = new int[count];
        for (int index = 0; index < count; index++) {
            labels[index] = index % 2;
            images.add(Letter.draw(labels[index] == 0, source.size(), source.noise(), Draws.of(seed, split, index)));
        }
        return new KeptImages(name, images, labels);
    }

    @Override
    public List<String> labels() {
        return List.of("X", "O");
    }

    @Override
    public boolean hasOwnValidation() {
        return true;
    }

    @Override
    public void close() {
        // The images are ordinary memory.
    }
}
