package org.convzoo.data;

/**
 * A signal as it was measured. The values are shared, not copied: nobody writes to them after construction.
 *
 * @param channels how many sensors took it
 * @param length values of each
 * @param values [channels, length], in the sensors' own unit
 */
public record RawSignal(int channels, int length, float[] values) implements Sample {

    public RawSignal {
        if (channels < 1 || length < 1 || values.length != Math.multiplyExact(channels, length)) {
            throw new IllegalArgumentException("a signal of " + channels + " channels and " + length
                    + " values has at least one of both and as many values as their product, got " + values.length);
        }
    }
}
