package org.convzoo.data;

import java.util.Locale;

/** How images without a file of their own are called. */
public final class ImageNumber {

    private ImageNumber() {}

    /** E.g. {@code test/000017}: of one width, so that a sorted listing is in order. */
    public static String id(String split, int index) {
        return String.format(Locale.ROOT, "%s/%06d", split, index);
    }
}
