package org.convzoo.zoo.arithmetic;

import java.util.Locale;

/** How many zeros surround a map. */
public sealed interface Padding {

    /** A given number on each side: above and below, left and right. */
    record Zeros(PerAxis amount) implements Padding {}

    /**
     * As many as make the output the input divided by the stride, rounded up; an odd one goes below or to the right. Deeplearning4j's
     * and TensorFlow's "same".
     */
    record Same() implements Padding {}

    /**
     * Reads {@code same}, or what {@link PerAxis#parse} reads.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Padding parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("same")) {
            return new Same();
        }
        try {
            return new Zeros(PerAxis.parse(text));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "write same, or a number, e.g. 2, or HEIGHTxWIDTH, e.g. 0x3; got " + text);
        }
    }
}
