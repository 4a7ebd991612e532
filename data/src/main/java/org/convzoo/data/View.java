package org.convzoo.data;

/**
 * Which part of a resized image the network sees, where the image is larger than its input.
 *
 * @param mirrored whether left and right have changed places
 */
record View(Anchor vertical, Anchor horizontal, boolean mirrored) {

    static final View CENTRE = new View(Anchor.CENTRE, Anchor.CENTRE, false);

    /** Where along an axis the part lies. */
    enum Anchor {
        START,
        CENTRE,
        END
    }

    /** The same part, left and right exchanged. */
    View mirror() {
        return new View(vertical, horizontal, !mirrored);
    }
}
