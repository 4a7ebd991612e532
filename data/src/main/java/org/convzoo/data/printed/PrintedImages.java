package org.convzoo.data.printed;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.convzoo.data.Draws;
import org.convzoo.data.ImageNumber;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;

/** One split: image i shows the digit i modulo 10 and is drawn, when first wanted, from the seed, the split and i. */
final class PrintedImages implements LabelledImages {

    private static final int DIGITS = 10;
    // About 170 MB; larger splits are drawn again each time.
    private static final int MOST_KEPT = 200_000;

    private final String name;
    private final int split;
    private final long seed;
    private final int size;
    private final AtomicReferenceArray<RawImage> kept;

    PrintedImages(String name, int split, long seed, int size) {
        this.name = name;
        this.split = split;
        this.seed = seed;
        this.size = size;
        this.kept = new AtomicReferenceArray<>(size <= MOST_KEPT ? size : 0);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int label(int index) {
        return index % DIGITS;
    }

    @Override
    public String id(int index) {
        return ImageNumber.id(name, index);
    }

    @Override
    public RawImage read(int index) {
        if (kept.length() == 0) {
            return print(index);
        }
        RawImage image = kept.get(index);
        if (image == null) {
            image = print(index);
            // Two threads may draw the same image at once; both draw the same.
            kept.set(index, image);
        }
        return image;
    }

    private RawImage print(int index) {
        return Printer.print(label(index), Draws.of(seed, split, index));
    }
}
