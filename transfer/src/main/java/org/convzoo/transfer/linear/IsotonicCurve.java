package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A curve that never falls: straight between its points, level outside of them.
 *
 * @param scores rising
 * @param probabilities one a score, never falling
 */
public record IsotonicCurve(double[] scores, double[] probabilities) {

    /** The value at a score. */
    public double at(double score) {
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return probabilities[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return probabilities[0];
        }
        if (above == scores.length) {
            return probabilities[above - 1];
        }
        double part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return probabilities[above - 1] + part * (probabilities[above] - probabilities[above - 1]);
    }

    /**
     * The curve of least squares through marks of 0 and 1: neighbours that fall are pooled until none does (Ayer et al.
     * 1955; Barlow et al. 1972, "pool adjacent violators").
     */
    static IsotonicCurve through(double[] scores, boolean[] positive) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sums = new double[scores.length];
        int[] counts = new int[scores.length];
        int[] firsts = new int[scores.length];
        int pools = 0;
        for (int i = 0; i < order.length; i++) {
            boolean same = i > 0 && scores[order[i]] == scores[order[i - 1]];
            if (!same) {
                firsts[pools] = i;
                sums[pools] = 0;
                counts[pools] = 0;
                pools++;
            }
            sums[pools - 1] += positive[order[i]] ? 1 : 0;
            counts[pools - 1]++;
            boolean more = i + 1 < order.length && scores[order[i + 1]] == scores[order[i]];
            // rows of one score are one point, whose mean is known with its last row
            while (!more && pools > 1 && sums[pools - 2] / counts[pools - 2] >= sums[pools - 1] / counts[pools - 1]) {
                sums[pools - 2] += sums[pools - 1];
                counts[pools - 2] += counts[pools - 1];
                pools--;
            }
        }
        return ofPools(scores, order, sums, counts, firsts, pools);
    }

    /** Two points a pool: its lowest and its highest score. */
    private static IsotonicCurve ofPools(
            double[] scores, int[] order, double[] sums, int[] counts, int[] firsts, int pools) {
        double[] ends = new double[2 * pools];
        double[] values = new double[2 * pools];
        int points = 0;
        for (int pool = 0; pool < pools; pool++) {
            double low = scores[order[firsts[pool]]];
            double high = scores[order[firsts[pool] + counts[pool] - 1]];
            for (double end : low == high ? new double[] {low} : new double[] {low, high}) {
                ends[points] = end;
                values[points] = sums[pool] / counts[pool];
                points++;
            }
        }
        return new IsotonicCurve(Arrays.copyOf(ends, points), Arrays.copyOf(values, points));
    }
}
