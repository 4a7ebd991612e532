package org.convzoo.data;

import java.util.Arrays;
import org.convzoo.configs.ImageContract.Interpolation;

/**
 * Weights that compute a window of output pixels along one axis. As in Pillow, the filter widens with the ratio when an
 * axis shrinks, so that every input pixel counts (antialiasing), and weights are integers in units of 2^-22.
 *
 * @param inputSize pixels of the axis before
 * @param outputSize pixels of the whole axis after, of which the window is a part
 * @param windowStart the first output pixel that is computed
 * @param first the first input pixel of each output pixel of the window
 * @param weights for each output pixel of the window, in the order of the input pixels; as many for each
 */
record ResamplingKernel(int inputSize, int outputSize, int windowStart, int[] first, int[][] weights) {

    static final int PRECISION_BITS = 22;

    static ResamplingKernel of(
            int inputSize, int outputSize, int windowStart, int windowSize, Interpolation interpolation) {
        double ratio = (double) inputSize / outputSize;
        double stretch = Math.max(ratio, 1);
        double support = support(interpolation) * stretch;
        int[] first = new int[windowSize];
        int[][] weights = new int[windowSize][];
        for (int pixel = 0; pixel < windowSize; pixel++) {
            double centre = (windowStart + pixel + 0.5) * ratio;
            int begin = Math.max((int) (centre - support + 0.5), 0);
            int end = Math.min((int) (centre + support + 0.5), inputSize);
            double[] exact = new double[end - begin];
            double sum = 0;
            for (int tap = 0; tap < exact.length; tap++) {
                exact[tap] = filter(interpolation, (begin + tap + 0.5 - centre) / stretch);
                sum += exact[tap];
            }
            first[pixel] = begin;
            weights[pixel] = fixedPoint(exact, sum);
        }
        pad(inputSize, first, weights);
        return new ResamplingKernel(inputSize, outputSize, windowStart, first, weights);
    }

    boolean isFor(int input, int output, int start, int count) {
        return inputSize == input && outputSize == output && windowStart == start && first.length == count;
    }

    /** The axis keeps its size, so the window is copied. */
    boolean isCopy() {
        return inputSize == outputSize;
    }

    /** The first input pixel that any output pixel needs. */
    int begin() {
        return isCopy() ? windowStart : first[0];
    }

    /** One past the last input pixel that any output pixel needs. */
    int end() {
        int last = first.length - 1;
        return isCopy() ? windowStart + first.length : first[last] + weights[last].length;
    }

    /** Gives all output pixels equally many weights: loops whose length varies cost more than some zeros. */
    private static void pad(int inputSize, int[] first, int[][] weights) {
        int taps = Arrays.stream(weights).mapToInt(row -> row.length).max().orElse(0);
        for (int pixel = 0; pixel < first.length; pixel++) {
            int begin = Math.min(first[pixel], inputSize - taps);
            int[] padded = new int[taps];
            System.arraycopy(weights[pixel], 0, padded, first[pixel] - begin, weights[pixel].length);
            first[pixel] = begin;
            weights[pixel] = padded;
        }
    }

    private static int[] fixedPoint(double[] exact, double sum) {
        int[] fixed = new int[exact.length];
        for (int tap = 0; tap < fixed.length; tap++) {
            double scaled = exact[tap] / sum * (1 << PRECISION_BITS);
            fixed[tap] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
        return fixed;
    }

    private static double support(Interpolation interpolation) {
        return switch (interpolation) {
            case BILINEAR -> 1;
            case BICUBIC -> 2;
        };
    }

    private static double filter(Interpolation interpolation, double distance) {
        double x = Math.abs(distance);
        return switch (interpolation) {
            case BILINEAR -> Math.max(1 - x, 0);
            case BICUBIC -> cubic(x);
        };
    }

    /** Keys 1981, equation 4, with a = -1/2. */
    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}
