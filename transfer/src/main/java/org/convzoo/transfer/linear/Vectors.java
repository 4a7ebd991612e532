package org.convzoo.transfer.linear;

import java.nio.FloatBuffer;

/** Arithmetic on columns, in double precision. */
final class Vectors {

    private Vectors() {}

    static void add(double[] to, double factor, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    static void add(double[] to, double factor, float[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    static void add(double[] to, double number) {
        for (int i = 0; i < to.length; i++) {
            to[i] += number;
        }
    }

    static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** Four sums at once, which a processor adds up at the same time. */
    static double dot(double[] one, double[] other) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            first += one[i] * other[i];
            second += one[i + 1] * other[i + 1];
            third += one[i + 2] * other[i + 2];
            fourth += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            first += one[i] * other[i];
        }
        return first + second + third + fourth;
    }

    static double dot(double[] one, float[] other) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            first += one[i] * other[i];
            second += one[i + 1] * other[i + 1];
            third += one[i + 2] * other[i + 2];
            fourth += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            first += one[i] * other[i];
        }
        return first + second + third + fourth;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static void read(FloatBuffer row, double[] into, float[] scratch) {
        row.get(scratch);
        for (int i = 0; i < scratch.length; i++) {
            into[i] = scratch[i];
        }
    }

    static void write(double[] from, FloatBuffer row, float[] scratch) {
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = (float) from[i];
        }
        row.put(scratch);
    }
}
