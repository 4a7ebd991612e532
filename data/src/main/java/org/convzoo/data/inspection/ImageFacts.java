package org.convzoo.data.inspection;

import org.convzoo.data.FileHeader;
import org.jspecify.annotations.Nullable;

/**
 * What one image tells; its pixels are not kept.
 *
 * @param header null if the image is no file of its own
 * @param failure why it cannot be decoded; null if it can, and only then is there anything below
 */
record ImageFacts(
        @Nullable FileHeader header,
        @Nullable String failure,
        @Nullable Content content) {

    /**
     * What is in the picture.
     *
     * @param digest the first 128 bits of SHA-256 over the size and the pixels
     * @param hash {@link PerceptualHash}
     * @param miniature null if the picture is flat
     * @param mean of the values 0 to 1, one a channel
     * @param meanSquare of the same values
     * @param spread standard deviation of the grey levels on 32 x 32 cells, 0 to 255
     * @param colourful whether a pixel's channels differ by more than compression makes them
     */
    record Content(
            int height,
            int width,
            int channels,
            Digest digest,
            long hash,
            @Nullable Miniature miniature,
            double[] mean,
            double[] meanSquare,
            double spread,
            boolean colourful) {

        long pixels() {
            return (long) height * width;
        }

        int shorterSide() {
            return Math.min(height, width);
        }
    }

    record Digest(long first, long second) {}
}
