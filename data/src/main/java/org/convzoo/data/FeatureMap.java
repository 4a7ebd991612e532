package org.convzoo.data;

import java.nio.FloatBuffer;

/**
 * What a layer of a network put out for an image: a map, or a vector as a map of one pixel. It is a view of memory that
 * somebody else owns, valid for as long as that is open; nobody writes to it.
 *
 * @param channels of the map; the length of a vector
 * @param height of the map, 1 of a vector
 * @param width of the map, 1 of a vector
 * @param values [channels, height, width], from the buffer's position to its limit
 */
public record FeatureMap(int channels, int height, int width, FloatBuffer values) implements Sample {

    public FeatureMap {
        if (channels < 1
                || height < 1
                || width < 1
                || values.remaining() != Math.multiplyExact(Math.multiplyExact(channels, height), width)) {
            throw new IllegalArgumentException("features of " + height + "x" + width + "x" + channels
                    + " have at least one value and as many as their product, got " + values.remaining());
        }
    }
}
