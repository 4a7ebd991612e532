package org.convzoo.evaluation;

import java.util.List;

/**
 * A small test set with every awkward case: "d" is answered but never true, "e" and "f" never occur. The probabilities are
 * sixteenths, so that float holds them exactly.
 */
final class TwelveImages {

    static final List<String> LABELS = List.of("a", "b", "c", "d", "e", "f");
    private static final int[] ACTUAL = {0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 1};
    private static final int[][] SIXTEENTHS = {
        {8, 4, 2, 2, 0, 0},
        {12, 2, 2, 0, 0, 0},
        {2, 8, 4, 1, 1, 0},
        {4, 8, 2, 2, 0, 0},
        {2, 12, 2, 0, 0, 0},
        {8, 6, 2, 0, 0, 0},
        {4, 2, 8, 2, 0, 0},
        {2, 2, 12, 0, 0, 0},
        {2, 10, 4, 0, 0, 0},
        {1, 1, 2, 12, 0, 0},
        {16, 0, 0, 0, 0, 0},
        {6, 4, 3, 2, 1, 0},
    };

    private TwelveImages() {}

    static Predictions predictions() {
        float[][] probabilities = new float[ACTUAL.length][LABELS.size()];
        for (int image = 0; image < ACTUAL.length; image++) {
            for (int label = 0; label < LABELS.size(); label++) {
                probabilities[image][label] = SIXTEENTHS[image][label] / 16f;
            }
        }
        List<String> ids = List.of("i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11");
        return new Predictions(LABELS, ids, ACTUAL.clone(), probabilities);
    }

    /** One image a row, made from what was true and what was answered, with full confidence. */
    static Predictions certain(List<String> labels, int[] actual, int... answers) {
        float[][] probabilities = new float[answers.length][labels.size()];
        for (int image = 0; image < answers.length; image++) {
            probabilities[image][answers[image]] = 1;
        }
        return new Predictions(labels, SampleReports.labels(answers.length), actual, probabilities);
    }
}
