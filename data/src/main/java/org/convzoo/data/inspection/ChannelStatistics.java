package org.convzoo.data.inspection;

import java.util.List;

/**
 * How bright pictures are, channel by channel, in 0..1: as a network's normalisation takes it. Every picture counts alike
 * however large it is, for a network sees all in one size; where all sizes are equal, so does every pixel.
 *
 * @param images how many could be read
 * @param mean one value for grey, or red, green and blue
 * @param standardDeviation of the values around that mean
 */
public record ChannelStatistics(int images, List<Double> mean, List<Double> standardDeviation) {

    public ChannelStatistics {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
    }
}
