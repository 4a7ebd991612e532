package org.convzoo.data;

/**
 * A rectangle of an image, in pixels.
 *
 * @param top its first row
 * @param left its first column
 * @param height rows
 * @param width columns
 */
public record ImagePart(int top, int left, int height, int width) {

    /** Which part of an image somebody is going to look at. */
    @FunctionalInterface
    public interface Choice {

        /** All of it. */
        Choice WHOLE = (height, width) -> new ImagePart(0, 0, height, width);

        /** The part of an image of this size, upright. */
        ImagePart of(int height, int width);
    }
}
