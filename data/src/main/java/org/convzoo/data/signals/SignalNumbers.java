package org.convzoo.data.signals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What NumPy's arrays mean as signals and as their classes. */
final class SignalNumbers {

    private SignalNumbers() {}

    /** Signals from an array [T], [N, T] or [N, C, T]. */
    static SignalArray signals(NpyFile array) {
        int[] shape = array.shape();
        if (shape.length < 1 || shape.length > 3 || array.values().length == 0) {
            throw NpyFile.broken(
                    array.path(),
                    "has the shape " + Arrays.toString(shape)
                            + ", but signals are [N, T], or [N, C, T] for C channels, with at least one value");
        }
        int length = shape[shape.length - 1];
        int channels = shape.length == 3 ? shape[1] : 1;
        int size = channels * length;
        List<float[]> signals = new ArrayList<>();
        for (int start = 0; start < array.values().length; start += size) {
            float[] signal = new float[size];
            for (int index = 0; index < size; index++) {
                signal[index] = (float) array.values()[start + index];
                if (!Float.isFinite(signal[index])) {
                    throw NpyFile.broken(
                            array.path(),
                            "has " + array.values()[start + index] + " in signal " + start / size
                                    + " (from 0); fill gaps before");
                }
            }
            signals.add(signal);
        }
        return new SignalArray(channels, length, signals);
    }

    /** Classes from an array of whole numbers [N]. */
    static List<String> classes(NpyFile array, Path of, int signals) {
        if (array.shape().length != 1 || array.values().length != signals) {
            throw NpyFile.broken(
                    array.path(),
                    "has the shape " + Arrays.toString(array.shape()) + ", but " + of + " has " + signals
                            + " signals, which need one class each");
        }
        List<String> classes = new ArrayList<>(signals);
        for (double value : array.values()) {
            if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
                throw NpyFile.broken(array.path(), "has the class " + value + ", but classes are whole numbers");
            }
            classes.add(Long.toString((long) value));
        }
        return classes;
    }
}
