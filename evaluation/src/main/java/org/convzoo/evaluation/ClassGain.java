package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much better a class is recognised at the end than with a frozen body.
 *
 * @param label the class's name
 * @param before recall with the frozen body, 0 to 1
 * @param after recall of the model, 0 to 1
 * @param images of the class among the test images
 * @param withinChance whether the 95 % intervals of both recalls overlap ({@link Interval#wilson})
 */
record ClassGain(String label, double before, double after, int images, boolean withinChance) {

    /** Of a share, 0 to 1, in two tests of as many images. */
    static ClassGain of(String label, double before, double after, int images) {
        Interval first = Interval.wilson((int) Math.round(before * images), images);
        Interval second = Interval.wilson((int) Math.round(after * images), images);
        return new ClassGain(label, before, after, images, first.overlaps(second));
    }

    /** Of each class that has images, the greatest gain first. */
    static List<ClassGain> of(List<@Nullable Double> before, List<ClassMetrics> after) {
        List<ClassGain> gains = new ArrayList<>();
        for (int label = 0; label < after.size(); label++) {
            ClassMetrics now = after.get(label);
            Double then = before.get(label);
            if (now.support() > 0 && then != null) {
                gains.add(of(now.label(), then, now.recall(), now.support()));
            }
        }
        gains.sort(Comparator.comparingDouble(ClassGain::gain).reversed());
        return gains;
    }

    /** -1 to 1. */
    double gain() {
        return after - before;
    }
}
