package org.convzoo.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Probabilities of several tests, adjusted so that the chance of even one false finding among them stays what it is for
 * one (S. Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6).
 */
final class Holm {

    private Holm() {}

    /** In the order of the tests: the k-th smallest of m counts m - k + 1 times, and no less than a smaller one. */
    static double[] adjusted(double[] p) {
        List<Integer> rising = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(test -> p[test]))
                .toList();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int test = rising.get(rank);
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[test]));
            adjusted[test] = largest;
        }
        return adjusted;
    }
}
