package org.convzoo.data.augmentation;

/** How the images of a batch are mixed: each with the one that is as far from the batch's other end. */
public sealed interface Mix {

    /** What an image keeps of itself, 0 to 1; its partner has the rest. */
    float share();

    /** Every value is blended. */
    record Blended(float share) implements Mix {}

    /**
     * A rectangle shows the partner.
     *
     * @param share the part of the area that it leaves
     * @param top its first row
     * @param left its first column
     * @param bottom the row after its last one
     * @param right the column after its last one
     */
    record Cut(float share, int top, int left, int bottom, int right) implements Mix {}
}
