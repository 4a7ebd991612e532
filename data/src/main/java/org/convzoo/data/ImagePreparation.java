package org.convzoo.data;

import org.convzoo.configs.ImageContract;

/**
 * Turns an image into what a network expects: resize, centre crop or zero-pad, scale, mean and deviation. Keeps its
 * working memory, so each thread has its own.
 */
public final class ImagePreparation {

    public ImagePreparation(ImageContract contract) {}

    /**
     * Writes the prepared image.
     *
     * @param target receives [C, H, W] of the contract's input, channel planes in the contract's order
     * @param offset where in {@code target} the image begins
     */
    public void into(RawImage image, float[] target, int offset) {
        throw new UnsupportedOperationException("being written");
    }
}
