package org.convzoo.data.inspection;

import java.util.List;

/**
 * Pictures that are copies of each other.
 *
 * @param pictures two or more, in the order of the parts
 * @param similarity the least correlation of one of them with the first, 1 if all have the same pixels
 */
public record CopyGroup(List<Picture> pictures, double similarity) {

    public CopyGroup {
        pictures = List.copyOf(pictures);
    }

    /** Whether a network would be tested on what it has learned. */
    public boolean acrossParts() {
        return pictures.stream().map(Picture::part).distinct().count() > 1;
    }

    /** Whether one thing is called by two names. */
    public boolean acrossLabels() {
        return pictures.stream().map(Picture::label).distinct().count() > 1;
    }
}
