package org.convzoo.data.xo;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.XoConfig;
import org.convzoo.data.DrawnSource;
import org.convzoo.data.DrawnSource.Subject;
import org.convzoo.data.Draws;
import org.convzoo.data.KeptImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;

/**
 * The letters X and O as lectures draw them: bright on dark in a small square, here also thick and thin, turned, shifted,
 * larger and smaller, with noise.
 */
public final class XoSource {

    // Goes up when the same seed no longer draws the same pixels.
    private static final int VERSION = 1;

    private XoSource() {}

    /** Squares of grey pixels. */
    public static DrawnSource open(XoConfig source, long seed) {
        Subject letters = new Subject(
                "X and O",
                VERSION,
                List.of((long) source.size(), Double.doubleToLongBits(source.noise())),
                List.of("X", "O"),
                new ImageSize(source.size(), source.size(), 1),
                false);
        return DrawnSource.of(
                letters,
                seed,
                source.train(),
                source.validation(),
                source.test(),
                (name, split, count) -> draw(name, split, count, source, seed));
    }

    private static LabelledImages draw(String name, int split, int count, XoConfig source, long seed) {
        List<RawImage> images = new ArrayList<>(count);
        int[] labels = new int[count];
        for (int index = 0; index < count; index++) {
            labels[index] = index % 2;
            images.add(Letter.draw(labels[index] == 0, source.size(), source.noise(), Draws.of(seed, split, index)));
        }
        return new KeptImages(name, images, labels);
    }
}
