package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.inspection.ImageFacts.Content;
import org.jspecify.annotations.Nullable;

/** Counts and channel statistics of each part. */
final class Summaries {

    private Summaries() {}

    static List<PartSummary> of(Examined examined) {
        // Grey pictures stored as colours stay colours, as they reach the network.
        int channels = examined.readable()
                .map(image -> examined.content(image).channels())
                .max()
                .orElse(1);
        List<PartSummary> summaries = new ArrayList<>();
        for (int part = 0; part < examined.parts().size(); part++) {
            LabelledImages images = examined.parts().get(part).images();
            int[] perClass = new int[examined.labels().size()];
            for (int index = 0; index < images.size(); index++) {
                perClass[images.label(index)]++;
            }
            summaries.add(new PartSummary(
                    examined.parts().get(part).name(),
                    images.size(),
                    Arrays.stream(perClass).boxed().toList(),
                    statistics(examined, part, channels)));
        }
        return summaries;
    }

    private static @Nullable ChannelStatistics statistics(Examined examined, int part, int channels) {
        double[] mean = new double[channels];
        double[] meanSquare = new double[channels];
        int images = 0;
        int first = examined.first(part);
        for (int index = 0; index < examined.parts().get(part).images().size(); index++) {
            Content content = examined.contentOrNull(first + index);
            if (content == null) {
                continue;
            }
            images++;
            for (int channel = 0; channel < channels; channel++) {
                int stored = Math.min(channel, content.channels() - 1);
                mean[channel] += content.mean()[stored];
                meanSquare[channel] += content.meanSquare()[stored];
            }
        }
        int read = images;
        return read == 0
                ? null
                : new ChannelStatistics(
                        read,
                        Arrays.stream(mean).map(sum -> sum / read).boxed().toList(),
                        IntStream.range(0, channels)
                                .mapToObj(channel -> deviation(mean[channel] / read, meanSquare[channel] / read))
                                .toList());
    }

    private static double deviation(double mean, double meanSquare) {
        return Math.sqrt(Math.max(0, meanSquare - mean * mean));
    }
}
