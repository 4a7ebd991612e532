package org.convzoo.data.signals;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawSignal;

/**
 * What the channels of a set of signals have in common.
 *
 * @param mean one a channel
 * @param standardDeviation one a channel, of the whole population; 1 where the channel never changes
 */
public record SignalStatistics(List<Double> mean, List<Double> standardDeviation) {

    /** Over all values of all signals, in their order, in float64. */
    public static SignalStatistics of(LabelledImages signals, int channels) {
        double[] mean = new double[channels];
        double[] squares = new double[channels];
        long[] count = new long[channels];
        for (int index = 0; index < signals.size(); index++) {
            if (!(signals.sample(index) instanceof RawSignal signal)) {
                throw new IllegalArgumentException(signals.id(index) + " is no signal");
            }
            for (int channel = 0, value = 0; channel < channels; channel++) {
                for (int time = 0; time < signal.length(); time++, value++) {
                    // Welford 1962: stays exact where the mean is large beside the deviation
                    double distance = signal.values()[value] - mean[channel];
                    count[channel]++;
                    mean[channel] += distance / count[channel];
                    squares[channel] += distance * (signal.values()[value] - mean[channel]);
                }
            }
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            double deviation = Math.sqrt(squares[channel] / count[channel]);
            means.add(mean[channel]);
            deviations.add(deviation > 0 ? deviation : 1);
        }
        return new SignalStatistics(means, deviations);
    }

    /** What a network that learns from these signals expects of any other. */
    public ImageContract contract(ImageSize size) {
        return ImageContract.ofSignals(size, mean, standardDeviation);
    }
}
