package org.convzoo.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far each run is from the first, and how much of that is the choice of the test images: these are drawn anew with
 * replacement, the same ones for all runs (B. Efron and R. Tibshirani 1993, "An Introduction to the Bootstrap", 13.3: the
 * percentile interval).
 */
final class PairedBootstrap {

    /** Draws of as many images as there are. */
    static final int RESAMPLES = 10_000;

    private final AnswerPatterns patterns;
    private final double[][] accuracies;
    private final double[][] macroF1s;

    PairedBootstrap(AnswerPatterns patterns, long seed) {
        this.patterns = patterns;
        int runs = patterns.predicted().length;
        this.accuracies = new double[runs][RESAMPLES];
        this.macroF1s = new double[runs][RESAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        int[] images = patterns.ofImage();
        int[] counts = new int[patterns.count()];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.fill(counts, 0);
            for (int draw = 0; draw < images.length; draw++) {
                counts[images[random.nextInt(images.length)]]++;
            }
            for (int run = 0; run < runs; run++) {
                accuracies[run][resample] = patterns.accuracy(run, counts);
                macroF1s[run][resample] = patterns.macroF1(run, counts);
            }
        }
    }

    /** Of the shares of images named rightly: a run's less the first run's. */
    Difference accuracy(int run) {
        int[] once = patterns.frequencies();
        return difference(accuracies, run, patterns.accuracy(run, once) - patterns.accuracy(0, once));
    }

    /** Of macro F1: a run's less the first run's. */
    Difference macroF1(int run) {
        int[] once = patterns.frequencies();
        return difference(macroF1s, run, patterns.macroF1(run, once) - patterns.macroF1(0, once));
    }

    private static Difference difference(double[][] resampled, int run, double value) {
        double[] differences = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            differences[resample] = resampled[run][resample] - resampled[0][resample];
        }
        return Difference.of(value, differences);
    }
}
