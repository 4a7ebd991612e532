package org.convzoo.zoo.families;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The fixed codes of LeNet-5's output units: 7x12 drawings of the ten digits, ink +1 and paper -1, in the way of LeCun
 * et al. 1998, figure 3, so that digits which look alike have codes which are alike. For another number of classes
 * codes are drawn at random, as section II.B suggests for unrelated classes.
 */
final class DigitCodes {

    /** Values of a code: 7 columns by 12 rows. */
    static final int LENGTH = 84;

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

    /** One code a class. */
    static List<List<Integer>> of(int classes) {
        if (classes == DRAWINGS.size()) {
            return DRAWINGS.stream().map(DigitCodes::code).toList();
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
