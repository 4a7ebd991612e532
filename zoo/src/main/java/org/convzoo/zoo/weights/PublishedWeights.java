package org.convzoo.zoo.weights;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convzoo.configs.ImageContract;

/**
 * Weights and what they mean.
 *
 * @param name as users type it; unique within an architecture
 * @param architecture as {@code convzoo zoo list} names it
 * @param width the factor on the channels of a MobileNet, 1 for every other architecture
 * @param publisher who made the file
 * @param file where it is and what it must be
 * @param licence under which its publisher gives it, as an SPDX identifier
 * @param labels what the outputs stand for
 * @param head whether the layer that names the classes is in the file; without it the body alone can be used
 * @param contract what the network expects of an image
 * @param accuracy as published; empty where nobody published any
 * @param remark what else one should know, in a line; may be empty
 */
public record PublishedWeights(
        String name,
        String architecture,
        double width,
        Publisher publisher,
        PublishedFile file,
        String licence,
        LabelSet labels,
        boolean head,
        ImageContract contract,
        Optional<Accuracy> accuracy,
        String remark) {

    /**
     * Of one centre crop an image, on the data set's validation images (CIFAR-10: test images).
     *
     * @param top1 percent
     * @param top5 percent; empty where not published
     */
    public record Accuracy(double top1, OptionalDouble top5) {}

    PublishedWeights withRemark(String text) {
        return new PublishedWeights(
                name, architecture, width, publisher, file, licence, labels, head, contract, accuracy, text);
    }

    PublishedWeights withContract(ImageContract other) {
        return new PublishedWeights(
                name, architecture, width, publisher, file, licence, labels, head, other, accuracy, remark);
    }
}
