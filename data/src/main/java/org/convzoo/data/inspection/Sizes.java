package org.convzoo.data.inspection;

import java.util.List;

/**
 * How large pictures are, in pixels.
 *
 * @param common every size that occurs, the most frequent first
 * @param smallest by its number of pixels
 * @param largest by its number of pixels
 * @param narrowest the least width for its height
 * @param widest the most width for its height
 * @param medianHeight of all pictures
 * @param medianWidth of all pictures
 * @param shorterSides how many pictures have a shorter side in an interval
 */
public record Sizes(
        List<SizeCount> common,
        SizedPicture smallest,
        SizedPicture largest,
        SizedPicture narrowest,
        SizedPicture widest,
        int medianHeight,
        int medianWidth,
        List<Interval> shorterSides) {

    public Sizes {
        common = List.copyOf(common);
        shorterSides = List.copyOf(shorterSides);
    }

    /** Whether all pictures have one size. */
    public boolean equal() {
        return common.size() == 1;
    }

    /** How many pictures have a size. */
    public record SizeCount(int height, int width, int images) {}

    /** A picture and its size. */
    public record SizedPicture(Picture picture, int height, int width) {}

    /** How many pictures lie from a number of pixels (inclusive) to another (exclusive). */
    public record Interval(int from, int to, int images) {}
}
