package org.convzoo.engine;

import java.nio.FloatBuffer;

/** Tells quickly whether values are numbers that are not infinite. */
public final class FiniteNumbers {

    private FiniteNumbers() {}

    /**
     * Whether all of some values are.
     *
     * @param from the first of them
     * @param to the first after them
     */
    public static boolean areAll(FloatBuffer values, int from, int to) {
        // any value that is not finite makes a sum of zeros one too; four of them do not wait for each other
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            one += values.get(i) * 0;
            two += values.get(i + 1) * 0;
            three += values.get(i + 2) * 0;
            four += values.get(i + 3) * 0;
        }
        for (; i < to; i++) {
            one += values.get(i) * 0;
        }
        return one + two + three + four == 0;
    }
}
