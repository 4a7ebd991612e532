package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.convzoo.data.inspection.ImageFacts.Content;
import org.convzoo.data.inspection.Sizes.Interval;
import org.convzoo.data.inspection.Sizes.SizeCount;
import org.convzoo.data.inspection.Sizes.SizedPicture;
import org.jspecify.annotations.Nullable;

/** Counts sizes. */
final class SizeCensus {

    private static final int INTERVALS = 10;

    private SizeCensus() {}

    static @Nullable Sizes of(Examined examined) {
        int[] images = examined.readable().toArray();
        if (images.length == 0) {
            return null;
        }
        Comparator<Integer> byPixels =
                Comparator.comparingLong(image -> examined.content(image).pixels());
        Comparator<Integer> byShape = Comparator.comparingDouble(
                image -> (double) examined.content(image).width()
                        / examined.content(image).height());
        List<Integer> all = Arrays.stream(images).boxed().toList();
        return new Sizes(
                common(examined, images),
                sized(examined, all.stream().min(byPixels).orElseThrow()),
                sized(examined, all.stream().max(byPixels).orElseThrow()),
                sized(examined, all.stream().min(byShape).orElseThrow()),
                sized(examined, all.stream().max(byShape).orElseThrow()),
                median(examined, images, Content::height),
                median(examined, images, Content::width),
                intervals(examined, images));
    }

    private static List<SizeCount> common(Examined examined, int[] images) {
        record Size(int height, int width) {}
        Map<Size, Integer> counts = new HashMap<>();
        for (int image : images) {
            Content content = examined.content(image);
            counts.merge(new Size(content.height(), content.width()), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry ->
                        new SizeCount(entry.getKey().height(), entry.getKey().width(), entry.getValue()))
                .sorted(Comparator.comparing(SizeCount::images)
                        .reversed()
                        .thenComparing(SizeCount::height)
                        .thenComparing(SizeCount::width))
                .toList();
    }

    private static SizedPicture sized(Examined examined, int image) {
        Content content = examined.content(image);
        return new SizedPicture(examined.picture(image), content.height(), content.width());
    }

    /** The lower of the two in the middle. */
    private static int median(Examined examined, int[] images, ToIntFunction<Content> side) {
        int[] sides = Arrays.stream(images)
                .map(image -> side.applyAsInt(examined.content(image)))
                .sorted()
                .toArray();
        return sides[(sides.length - 1) / 2];
    }

    private static List<Interval> intervals(Examined examined, int[] images) {
        int[] sides = Arrays.stream(images)
                .map(image -> examined.content(image).shorterSide())
                .sorted()
                .toArray();
        int low = sides[0];
        int step = roundStep((sides[sides.length - 1] - low) / INTERVALS + 1);
        List<Interval> intervals = new ArrayList<>();
        int counted = 0;
        for (int from = low / step * step; counted < sides.length; from += step) {
            int until = counted;
            while (until < sides.length && sides[until] < from + step) {
                until++;
            }
            intervals.add(new Interval(from, from + step, until - counted));
            counted = until;
        }
        return intervals;
    }

    /** The next number of 1, 2 or 5 times a power of ten. */
    private static int roundStep(int least) {
        int power = 1;
        while (10L * power <= least) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
