package org.convzoo.zoo.weights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.download.Digest;
import org.convzoo.zoo.weights.PublishedFile.Format;

/**
 * What Deeplearning4j publishes for networks that are the zoo's. Names and Adler-32 sums are those of the classes
 * {@code VGG16}, {@code VGG19} and {@code Xception} in deeplearning4j-zoo 1.0.0-M2.1, the server is that of
 * {@code DL4JResources}; all three were converted from Keras's weights, so contract and licence are Keras's. Left out are
 * the files for other networks: ResNet50 (biases in convolutions), LeNet (1,256,080 parameters), SqueezeNet (pools with
 * floor at 227 pixels).
 */
final class Deeplearning4jWeights {

    private static final String FOLDER = "https://dl4jdata.blob.core.windows.net/models/";

    static final List<PublishedWeights> ALL = List.of(
            imagenet("vgg16", "vgg16_dl4j_inference.zip", 138_357_544, 3_501_732_770L, vgg(), KerasWeights.VGG_LICENCE),
            imagenet("vgg19", "vgg19_dl4j_inference.zip", 143_667_240, 2_782_932_419L, vgg(), KerasWeights.VGG_LICENCE),
            imagenet("xception", "xception_dl4j_inference.v2.zip", 22_910_480, 3_277_876_097L, xception(), "MIT"));

    private Deeplearning4jWeights() {}

    private static ImageContract vgg() {
        return KerasContracts.caffe(224);
    }

    private static ImageContract xception() {
        return KerasContracts.tensorflow(299);
    }

    private static PublishedWeights imagenet(
            String architecture, String file, long values, long adler32, ImageContract contract, String licence) {
        return new PublishedWeights(
                "deeplearning4j-imagenet",
                architecture,
                1,
                Publisher.DEEPLEARNING4J,
                new PublishedFile(
                        URI.create(FOLDER.concat(file)),
                        Format.DEEPLEARNING4J_ZIP,
                        values,
                        OptionalLong.empty(),
                        Optional.of(Digest.adler32(adler32))),
                licence,
                LabelSet.IMAGENET_1K,
                true,
                contract,
                Optional.empty(),
                "the publisher's server has refused all requests since 2024: needs a mirror, or the file from elsewhere");
    }
}
