package org.convzoo.data.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a source in figures.
 *
 * @param name e.g. training
 * @param images how many, those that cannot be read included
 * @param perClass how many of each class, in the order of the labels
 * @param statistics null if no picture could be read
 */
public record PartSummary(
        String name,
        int images,
        List<Integer> perClass,
        @Nullable ChannelStatistics statistics) {

    public PartSummary {
        perClass = List.copyOf(perClass);
    }
}
