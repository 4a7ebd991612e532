package org.convzoo.data.printed;

import java.util.List;
import org.convzoo.data.Draws;

/** How print draws each digit: the variants that typefaces disagree about, each as a table of strokes. */
final class DigitShapes {

    private static final Shape NOTHING = Shape.empty();

    private static final Shape SIX_CURVED = NOTHING.ellipse(.5, .68, .5, .32).curve(.86, .02, .02, .12, 0, .68);
    private static final Shape SIX_STRAIGHT = NOTHING.ellipse(.5, .67, .5, .33).line(.72, 0, .08, .5);
    private static final Shape SIX_HOOKED =
            NOTHING.ellipse(.5, .7, .5, .3).arc(.56, .5, .56, .5, 180, 305).line(0, .5, 0, .7);

    private static final List<List<Shape>> VARIANTS = List.of(
            List.of( // 0: round, with straight sides, slashed
                    NOTHING.ellipse(.5, .5, .5, .5),
                    NOTHING.arc(.5, .3, .46, .3, 180, 360)
                            .arc(.5, .7, .46, .3, 0, 180)
                            .line(.04, .3, .04, .7)
                            .line(.96, .3, .96, .7),
                    NOTHING.ellipse(.5, .5, .5, .5).line(.76, .2, .24, .8)),
            List.of( // 1: flag, flag and foot, curved flag and foot, short flag
                    NOTHING.line(.2, .26, .58, 0, .58, 1),
                    NOTHING.line(.2, .26, .55, 0, .55, 1).line(.15, 1, .95, 1),
                    NOTHING.curve(.18, .2, .5, .18, .55, 0).line(.55, 0, .55, 1).line(.25, 1, .85, 1),
                    NOTHING.line(.36, .12, .56, 0, .56, 1)),
            List.of( // 2: straight neck, curved neck
                    NOTHING.arc(.5, .28, .48, .28, 190, 385).line(.94, .4, .02, 1, 1, 1),
                    NOTHING.arc(.5, .28, .48, .28, 190, 370)
                            .curve(.97, .33, .86, .6, .02, 1)
                            .line(.02, 1, 1, 1)),
            List.of( // 3: round, flat top
                    NOTHING.arc(.46, .25, .44, .25, 205, 450).arc(.46, .74, .52, .26, 270, 515),
                    NOTHING.line(.04, 0, .94, 0, .42, .4).arc(.44, .7, .54, .3, 270, 515)),
            List.of( // 4: closed, open, closed with a foot
                    NOTHING.line(.72, 1, .72, 0, 0, .68, 1, .68),
                    NOTHING.line(.22, 0, .02, .6, 1, .6).line(.74, .22, .74, 1),
                    NOTHING.line(.72, 1, .72, 0, 0, .7, 1, .7).line(.5, 1, .94, 1)),
            List.of( // 5: upright neck, slanted neck
                    NOTHING.line(.92, 0, .1, 0, .1, .46).arc(.44, .68, .54, .32, 230, 510),
                    NOTHING.line(.96, 0, .2, 0, .08, .48).arc(.46, .67, .52, .33, 222, 505)),
            List.of(SIX_CURVED, SIX_STRAIGHT, SIX_HOOKED),
            List.of( // 7: plain, with a bar, curved, with a serif
                    NOTHING.line(0, 0, 1, 0, .36, 1),
                    NOTHING.line(0, 0, 1, 0, .36, 1).line(.26, .5, .9, .5),
                    NOTHING.line(0, 0, 1, 0).curve(1, 0, .42, .42, .36, 1),
                    NOTHING.line(.02, .16, .02, 0, 1, 0, .4, 1)),
            List.of( // 8: small upper ring, equal rings
                    NOTHING.ellipse(.5, .24, .4, .24).ellipse(.5, .74, .5, .26),
                    NOTHING.ellipse(.5, .25, .46, .25).ellipse(.5, .75, .48, .25)),
            List.of(SIX_CURVED.turned(), SIX_STRAIGHT.turned(), SIX_HOOKED.turned()));

    private DigitShapes() {}

    static Shape draw(int digit, Draws draws) {
        List<Shape> variants = VARIANTS.get(digit);
        return variants.get(draws.below(variants.size()));
    }
}
