package org.convzoo.data;

import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;

/** Normalises the channels of a signal: {@code (v - mean[c]) / standardDeviation[c]}, computed in float64. */
final class SignalPreparation {

    private final ImageSize input;
    private final double[] mean;
    private final double[] deviation;

    SignalPreparation(ImageContract contract) {
        this.input = contract.input();
        this.mean = contract.mean().stream().mapToDouble(Double::doubleValue).toArray();
        this.deviation = contract.standardDeviation().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * Writes the prepared signal.
     *
     * @param target receives [C, 1, T] of the contract's input
     * @param offset where in {@code target} it begins
     */
    void into(Sample sample, float[] target, int offset) {
        if (!(sample instanceof RawSignal signal)) {
            throw new IllegalArgumentException("the network takes signals, got an image");
        }
        if (signal.length() != input.width() || signal.channels() != input.channels()) {
            throw new IllegalArgumentException(
                    "the network takes signals of " + input + ", got 1x" + signal.length() + "x" + signal.channels());
        }
        for (int channel = 0, value = 0; channel < signal.channels(); channel++) {
            for (int time = 0; time < signal.length(); time++, value++) {
                target[offset + value] = (float) ((signal.values()[value] - mean[channel]) / deviation[channel]);
            }
        }
    }
}
