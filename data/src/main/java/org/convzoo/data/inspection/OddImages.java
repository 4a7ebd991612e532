package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.convzoo.data.FileHeader;
import org.convzoo.data.inspection.ImageFacts.Content;
import org.convzoo.data.inspection.OddImage.Oddity;

/** Looks for images that can be read, but may not be what their owner thinks. */
final class OddImages {

    /** Levels of 255: a clear sky still varies by more. */
    private static final double FLAT = 2;
    /** Pixels of the shorter side, with which little can be told apart. */
    private static final int TINY = 16;

    private static final double MOST_ELONGATED = 4;
    /** In comparison with the median picture, by pixels. */
    private static final double MOST_TIMES = 25;

    private static final double GREY_IS_RARE = 0.1;
    private static final int UPRIGHT = 1;

    private final Examined examined;
    private final long medianPixels;
    private final boolean mostlyColoured;
    private final List<OddImage> found = new ArrayList<>();

    private OddImages(Examined examined) {
        this.examined = examined;
        long[] pixels = examined.readable()
                .mapToLong(image -> examined.content(image).pixels())
                .sorted()
                .toArray();
        this.medianPixels = pixels.length == 0 ? 0 : pixels[(pixels.length - 1) / 2];
        long grey = examined.readable()
                .filter(image -> !examined.content(image).colourful())
                .count();
        this.mostlyColoured = grey < GREY_IS_RARE * pixels.length;
    }

    /** By kind, then in the images' order. */
    static List<OddImage> of(Examined examined) {
        OddImages look = new OddImages(examined);
        examined.readable().forEach(look::at);
        look.found.sort(Comparator.comparing(OddImage::oddity));
        return List.copyOf(look.found);
    }

    private void at(int image) {
        Content content = examined.content(image);
        if (content.spread() < FLAT) {
            add(image, Oddity.FLAT, String.format(Locale.ROOT, "varies by %.1f of 255 levels", content.spread()));
        } else if (mostlyColoured && !content.colourful()) {
            add(image, Oddity.GREY, content.channels() == 1 ? "stored in one channel" : "stored in three channels");
        }
        size(image, content);
        FileHeader header = examined.facts().get(image).header();
        if (header != null && !header.endingFits()) {
            add(image, Oddity.WRONG_ENDING, "is " + header.format() + ", ends in ." + header.ending());
        }
        if (header != null && header.orientation() != UPRIGHT) {
            add(image, Oddity.ROTATED, "orientation " + header.orientation());
        }
    }

    private void size(int image, Content content) {
        String size = content.width() + "x" + content.height();
        if (content.shorterSide() < TINY || MOST_TIMES * content.pixels() < medianPixels) {
            add(image, Oddity.TINY, size);
        } else if (content.pixels() > MOST_TIMES * medianPixels) {
            add(image, Oddity.HUGE, size);
        }
        if (Math.max(content.height(), content.width()) > MOST_ELONGATED * content.shorterSide()) {
            add(image, Oddity.ELONGATED, size);
        }
    }

    private void add(int image, Oddity oddity, String detail) {
        found.add(new OddImage(examined.picture(image), oddity, detail));
    }
}
