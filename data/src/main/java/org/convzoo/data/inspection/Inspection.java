package org.convzoo.data.inspection;

import java.util.List;
import java.util.Map;
import org.convzoo.data.inspection.Finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a set of labelled images is made of, and what is wrong with it.
 *
 * @param name what was asked for: a folder, a source or a run
 * @param signals whether the samples are signals: they have no colours, no near copies and nothing odd, a length for a
 *     width, and statistics in their own unit
 * @param labels the classes in their order
 * @param parts in figures
 * @param sizes null if no picture could be read
 * @param grey pictures without colour, whatever way they are stored
 * @param coloured all other pictures
 * @param formats how many files have each format, by content; empty if the images are no files of their own
 * @param bad what cannot be read
 * @param odd what can be read but looks wrong, by kind
 * @param exactCopies pictures with the same pixels
 * @param nearCopies pictures that differ only in scale, compression, brightness or a narrow crop; with those that have the
 *     same pixels as one of them
 * @param passedOver files beside the images that the source takes for no images
 * @param findings what is worth knowing, the most important first
 */
public record Inspection(
        String name,
        boolean signals,
        List<String> labels,
        List<PartSummary> parts,
        @Nullable Sizes sizes,
        int grey,
        int coloured,
        Map<String, Integer> formats,
        List<BadImage> bad,
        List<OddImage> odd,
        List<CopyGroup> exactCopies,
        List<CopyGroup> nearCopies,
        List<String> passedOver,
        List<Finding> findings) {

    /** How many images there are, those that cannot be read included. */
    public int images() {
        return parts.stream().mapToInt(PartSummary::images).sum();
    }

    /** Whether there is anything that should be mended before training. */
    public boolean needsWork() {
        return findings.stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
    }
}
