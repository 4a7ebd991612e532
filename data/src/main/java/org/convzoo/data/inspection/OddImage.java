package org.convzoo.data.inspection;

/**
 * An image that can be read, but may not be what its owner thinks.
 *
 * @param picture which one
 * @param oddity what is odd about it
 * @param detail the same in figures
 */
public record OddImage(Picture picture, Oddity oddity, String detail) {

    /** What may be odd about an image. */
    public enum Oddity {
        /** One colour, or nearly: a placeholder, a lens cap. */
        FLAT("nearly one colour"),
        /** Far smaller than the others: a thumbnail. */
        TINY("tiny"),
        /** One side more than four times the other: a banner, a strip of film. */
        ELONGATED("very long or very wide"),
        /** Far larger than the others. */
        HUGE("unusually large"),
        /** The name's ending belongs to another format. */
        WRONG_ENDING("named as another format"),
        /** Grey where nearly all others are coloured. */
        GREY("grey among colours"),
        /** Stored turned, and turned upright by its EXIF block when read: other programs may not do that. */
        ROTATED("turned by EXIF");

        private final String words;

        Oddity(String words) {
            this.words = words;
        }

        /** As a sentence has it. */
        public String words() {
            return words;
        }
    }
}
