package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * A first phase that needs no labels: one layer after the other becomes the encoder of a denoising autoencoder (Bengio et
 * al., Greedy layer-wise training of deep networks, 2007; Vincent et al., Extracting and composing robust features with
 * denoising autoencoders, 2008).
 *
 * @param epochs passes over the training images for each layer
 * @param optimizer the update rule of the autoencoders
 * @param corruption part of the values that a layer sees as 0 and has to restore, 0 to 1
 * @param batchSize images in one step; null for as many as the epochs with labels have
 */
@Description(
        "A first phase that needs no labels: each layer in turn learns to restore what the layers below it put out.")
public record PretrainingConfig(
        @Description("Passes over the training images for each layer.") @Default("10") @Range(min = 1, max = 100000)
        int epochs,

        @Description("The update rule of the autoencoders.") @Default("{type: adam}")
        OptimizerConfig optimizer,

        @Description("Part of the values that a layer sees as 0 and has to restore.")
        @Default("0.3")
        @Range(min = 0, max = 1, maxExclusive = true)
        double corruption,

        @Description("Images in one step of pre-training; data.batchSize if left out.")
        @Range(min = 1, max = 65536)
        @Nullable
        Integer batchSize) {}
