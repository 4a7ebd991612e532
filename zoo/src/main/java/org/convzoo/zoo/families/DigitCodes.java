package org.convzoo.zoo.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.convzoo.configs.UserException;

/**
 * The fixed codes of LeNet-5's output units: 7x12 drawings of the ten digits, ink +1 and paper -1, in the way of LeCun
 * et al. 1998, figure 3, so that digits which look alike have codes which are alike. For another number of classes
 * codes are drawn at random, as section II.B suggests for unrelated classes.
 */
final class DigitCodes {

    /** Values of a code: 7 columns by 12 rows. */
    static final int LENGTH = 84;

    private static final int MOST_CLASSES = 10_000;

    private static final long SEED = 1998;

    private static final List<String> DRAWINGS = List.of(
            "..###.. .#...#. #.....# #.....# #.....# #.....# #.....# #.....# #.....# #.....# .#...#. ..###..",
            "...#... ..##... .#.#... ...#... ...#... ...#... ...#... ...#... ...#... ...#... ...#... .#####.",
            ".#####. #.....# ......# ......# .....#. ....#.. ...#... ..#.... .#..... #...... #...... #######",
            ".#####. #.....# ......# ......# ......# ..####. ......# ......# ......# ......# #.....# .#####.",
            ".....#. ....##. ...#.#. ..#..#. .#...#. #....#. #....#. ####### .....#. .....#. .....#. .....#.",
            "####### #...... #...... #...... #.####. ##....# ......# ......# ......# ......# #.....# .#####.",
            "..####. .#....# #...... #...... #...... #.####. ##....# #.....# #.....# #.....# #.....# .#####.",
            "####### ......# ......# .....#. .....#. ....#.. ....#.. ...#... ...#... ..#.... ..#.... ..#....",
            ".#####. #.....# #.....# #.....# #.....# .#####. #.....# #.....# #.....# #.....# #.....# .#####.",
            ".#####. #.....# #.....# #.....# #....## .####.# ......# ......# ......# ......# #....#. .####..");

    private DigitCodes() {}

    /**
     * One code a class.
     *
     * @throws UserException if there are more than 10,000 classes
     */
    static List<List<Integer>> of(int classes) {
        if (classes == DRAWINGS.size()) {
            return DRAWINGS.stream().map(DigitCodes::code).toList();
        }
        if (classes > MOST_CLASSES) {
            throw UserException.wrongUsage(String.format(
                    Locale.ROOT,
                    "model.output: RBF units tell at most %,d classes apart, but %,d are asked for; choose output: softmax",
                    MOST_CLASSES,
                    classes));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<Integer>> codes = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            codes.add(random.ints(LENGTH, 0, 2).mapToObj(bit -> 2 * bit - 1).toList());
        }
        return codes;
    }

    private static List<Integer> code(String drawing) {
        return drawing.chars()
                .filter(sign -> sign != ' ')
                .mapToObj(sign -> sign == '#' ? 1 : -1)
                .toList();
    }
}
