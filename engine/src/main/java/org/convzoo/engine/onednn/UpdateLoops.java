package org.convzoo.engine.onednn;

/** What surrounds every optimizer's rule, plain so that the virtual machine turns it into vector instructions. */
final class UpdateLoops {

    /** Sums are kept in so many parts that one addition need not wait for the one before. */
    private static final int LANES = 16;

    private UpdateLoops() {}

    /** Adds the terms' gradient to the gradient and returns what the terms add to the loss. */
    static double regularise(Regularisation terms, float[] weights, float[] gradient, int length) {
        double score = 0;
        if (terms.scored() != 0) {
            score += 0.5 * terms.scored() * sumOfSquares(weights, length);
        }
        if (terms.l2() != 0) {
            float l2 = terms.l2();
            for (int i = 0; i < length; i++) {
                gradient[i] += l2 * weights[i];
            }
        }
        if (terms.l1() != 0) {
            float l1 = terms.l1();
            double magnitudes = 0;
            for (int i = 0; i < length; i++) {
                magnitudes += Math.abs(weights[i]);
                gradient[i] += l1 * Math.signum(weights[i]);
            }
            score += l1 * magnitudes;
        }
        return score;
    }

    private static double sumOfSquares(float[] values, int length) {
        float[] sums = new float[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += values[i + lane] * values[i + lane];
            }
        }
        double total = 0;
        for (; i < length; i++) {
            total += values[i] * values[i];
        }
        for (float sum : sums) {
            total += sum;
        }
        return total;
    }

    static void subtract(float[] weights, float[] update, float decay, float factor, int length) {
        if (decay == 0 && factor == 1) {
            for (int i = 0; i < length; i++) {
                weights[i] -= update[i];
            }
        } else {
            for (int i = 0; i < length; i++) {
                weights[i] -= factor * (update[i] + decay * weights[i]);
            }
        }
    }
}
