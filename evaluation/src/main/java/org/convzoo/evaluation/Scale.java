package org.convzoo.evaluation;

/**
 * A straight line from values to pixels.
 *
 * @param low the value at {@code start}
 * @param high the value at {@code end}, not equal to {@code low}
 * @param start the pixel of {@code low}
 * @param end the pixel of {@code high}; less than {@code start} on an upright axis, since SVG counts downwards
 */
record Scale(double low, double high, double start, double end) {

    double at(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }
}
