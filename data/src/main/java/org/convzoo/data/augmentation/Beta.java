package org.convzoo.data.augmentation;

import org.convzoo.data.Draws;

/** The beta distribution, as the quotient of gamma variates. */
final class Beta {

    private Beta() {}

    static double draw(double alpha, double beta, Draws draws) {
        // Small parameters make both variates so small that only their logarithms can be told from 0.
        double one = logGamma(alpha, draws);
        double other = logGamma(beta, draws);
        return 1 / (1 + Math.exp(other - one));
    }

    /** The logarithm of a gamma variate: Marsaglia and Tsang 2000, with their boost for shapes below 1. */
    private static double logGamma(double shape, Draws draws) {
        if (shape < 1) {
            return logGamma(shape + 1, draws) + Math.log(1 - draws.between(0, 1)) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = draws.normal();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - draws.between(0, 1);
            if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return Math.log(d) + Math.log(v);
            }
        }
    }
}
