package org.convzoo.data.cache;

/**
 * What pixels follow from beside the bytes of a file.
 *
 * @param options that change them; entries of different ones live side by side
 * @param decoder its version; entries of another are out of date
 */
public record Decoding(String options, String decoder) {}
