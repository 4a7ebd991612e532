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

    /** What stands beside the first picture where one is to be named. */
    Picture second() {
        return pictures.get(1);
    }

    /** The first picture whose class is not that of the very first; only where {@link #acrossLabels}. */
    Picture inAnotherClass() {
        return pictures.stream()
                .filter(picture -> !picture.label().equals(pictures.get(0).label()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether one thing is called by two names. */
    public boolean acrossLabels() {
        return pictures.stream().map(Picture::label).distinct().count() > 1;
    }
}
