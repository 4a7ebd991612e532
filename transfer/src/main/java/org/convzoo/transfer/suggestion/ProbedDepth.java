package org.convzoo.transfer.suggestion;

/**
 * What a linear classifier reads from the outputs of a layer, each channel's mean being a feature.
 *
 * @param layer of the network
 * @param features channels of its output
 * @param c the penalty that did best
 * @param accuracy on images that were left out, mean over the folds, 0 to 1
 * @param error standard error of that mean
 * @param trainingAccuracy of the classifier on the images that it learned from
 */
public record ProbedDepth(
        String layer, int features, double c, double accuracy, double error, double trainingAccuracy) {}
