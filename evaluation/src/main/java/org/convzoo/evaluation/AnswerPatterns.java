package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Images grouped by all that a comparison knows of them: their class, and what every run names them. Whatever is computed
 * of many resamples needs only how often each pattern was drawn.
 *
 * @param classes how many there are
 * @param ofImage the pattern of each image
 * @param actual the true class of each pattern
 * @param predicted {@code [runs][patterns]}
 */
record AnswerPatterns(int classes, int[] ofImage, int[] actual, int[][] predicted) {

    static AnswerPatterns of(SharedTest test) {
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<List<Integer>> patterns = new ArrayList<>();
        int[] ofImage = new int[test.size()];
        for (int image = 0; image < test.size(); image++) {
            List<Integer> pattern = new ArrayList<>(List.of(test.actual()[image]));
            for (TestedRun run : test.runs()) {
                pattern.add(run.predicted()[image]);
            }
            ofImage[image] = known.computeIfAbsent(pattern, any -> patterns.size());
            if (ofImage[image] == patterns.size()) {
                patterns.add(pattern);
            }
        }
        int[][] columns = new int[test.runs().size() + 1][patterns.size()];
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][pattern] = patterns.get(pattern).get(column);
            }
        }
        int[][] predicted = new int[test.runs().size()][];
        System.arraycopy(columns, 1, predicted, 0, predicted.length);
        return new AnswerPatterns(test.labels().size(), ofImage, columns[0], predicted);
    }

    int count() {
        return actual.length;
    }

    /** How often each pattern occurs among the images. */
    int[] frequencies() {
        int[] counts = new int[count()];
        for (int pattern : ofImage) {
            counts[pattern]++;
        }
        return counts;
    }

    /** The share of images that a run names rightly, patterns being there so often. */
    double accuracy(int run, int[] counts) {
        int right = 0;
        for (int pattern = 0; pattern < counts.length; pattern++) {
            right += predicted[run][pattern] == actual[pattern] ? counts[pattern] : 0;
        }
        return (double) right / ofImage.length;
    }

    /** The mean F1 of the classes that occur, as truth or as answer: see {@link Metric#MACRO_F1}. */
    double macroF1(int run, int[] counts) {
        int[] right = new int[classes];
        int[] both = new int[classes];
        for (int pattern = 0; pattern < counts.length; pattern++) {
            int answer = predicted[run][pattern];
            both[actual[pattern]] += counts[pattern];
            both[answer] += counts[pattern];
            right[answer] += answer == actual[pattern] ? counts[pattern] : 0;
        }
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < classes; label++) {
            if (both[label] > 0) {
                sum += 2.0 * right[label] / both[label];
                occurring++;
            }
        }
        return sum / occurring;
    }
}
