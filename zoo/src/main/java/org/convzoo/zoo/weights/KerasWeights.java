package org.convzoo.zoo.weights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.download.Digest;
import org.convzoo.zoo.weights.PublishedFile.Format;
import org.convzoo.zoo.weights.PublishedWeights.Accuracy;

/**
 * What Keras publishes for the zoo's architectures, each with its classifier and without ({@code notop}). Addresses and
 * MD5s are those of {@code keras/src/applications} in Keras 3, files {@code vgg16.py}, {@code vgg19.py},
 * {@code xception.py}, {@code inception_resnet_v2.py} and {@code mobilenet.py} (which gives no digests); accuracies are
 * 100 minus the single-crop errors in the README of keras-applications; licences are those that the Keras documentation
 * names for each model. Its ResNets are left out: their convolutions have biases, so they are other networks.
 */
final class KerasWeights {

    private static final String FOLDER = "https://storage.googleapis.com/tensorflow/keras-applications/";

    /** As the Visual Geometry Group released them, and Keras and Deeplearning4j converted them. */
    static final String VGG_LICENCE = "CC-BY-4.0";

    /**
     * What a network's two files share.
     *
     * @param name of the file with the classifier
     */
    private record Network(String architecture, double width, String name, String licence, ImageContract contract) {

        static Network of(String architecture, String licence, ImageContract contract) {
            return new Network(architecture, 1, "keras-imagenet", licence, contract);
        }

        static Network mobilenet(double width, String name) {
            return new Network("mobilenet", width, name, "Apache-2.0", KerasContracts.tensorflow(224));
        }
    }

    private static final Network VGG16 = Network.of("vgg16", VGG_LICENCE, KerasContracts.caffe(224));
    private static final Network VGG19 = Network.of("vgg19", VGG_LICENCE, KerasContracts.caffe(224));
    private static final Network XCEPTION = Network.of("xception", "MIT", KerasContracts.tensorflow(299));
    private static final Network INCEPTION_RESNET_V2 =
            Network.of("inception-resnet-v2", "Apache-2.0", KerasContracts.tensorflow(299));
    private static final Network MOBILENET_1_0 = Network.mobilenet(1, "keras-imagenet-1.0");
    private static final Network MOBILENET_0_75 = Network.mobilenet(0.75, "keras-imagenet-0.75");
    private static final Network MOBILENET_0_5 = Network.mobilenet(0.5, "keras-imagenet-0.5");
    private static final Network MOBILENET_0_25 = Network.mobilenet(0.25, "keras-imagenet-0.25");

    private static final Optional<Digest> NO_DIGEST = Optional.empty();

    static final List<PublishedWeights> ALL = List.of(
            whole(
                    VGG16,
                    "vgg16/vgg16_weights_tf_dim_ordering_tf_kernels.h5",
                    138_357_544,
                    md5("64373286793e3c8b2b4e3219cbf3544b"),
                    71.268,
                    90.050),
            body(
                    VGG16,
                    "vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
                    14_714_688,
                    md5("6d6bbae143d832006294945121d1f1fc")),
            whole(
                    VGG19,
                    "vgg19/vgg19_weights_tf_dim_ordering_tf_kernels.h5",
                    143_667_240,
                    md5("cbe5617147190e668d6c5d5026f83318"),
                    71.256,
                    89.988),
            body(
                    VGG19,
                    "vgg19/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
                    20_024_384,
                    md5("253f8cb515780f3b799900260a226db6")),
            whole(
                    XCEPTION,
                    "xception/xception_weights_tf_dim_ordering_tf_kernels.h5",
                    22_910_480,
                    md5("0a58e3b7378bc2990ea3b43d5981f1f6"),
                    79.006,
                    94.452),
            body(
                    XCEPTION,
                    "xception/xception_weights_tf_dim_ordering_tf_kernels_notop.h5",
                    20_861_480,
                    md5("b0042744bf5b25fce3cb969f33bebb97")),
            whole(
                    INCEPTION_RESNET_V2,
                    "inception_resnet_v2/inception_resnet_v2_weights_tf_dim_ordering_tf_kernels.h5",
                    55_873_736,
                    md5("e693bd0210a403b3192acc6073ad2e96"),
                    80.256,
                    95.252),
            body(
                    INCEPTION_RESNET_V2,
                    "inception_resnet_v2/inception_resnet_v2_weights_tf_dim_ordering_tf_kernels_notop.h5",
                    54_336_736,
                    md5("d19885ff4a710c122648d3b5c3b684e4")),
            whole(MOBILENET_1_0, "mobilenet/mobilenet_1_0_224_tf.h5", 4_253_864, NO_DIGEST, 70.424, 89.504),
            body(MOBILENET_1_0, "mobilenet/mobilenet_1_0_224_tf_no_top.h5", 3_228_864, NO_DIGEST),
            whole(MOBILENET_0_75, "mobilenet/mobilenet_7_5_224_tf.h5", 2_601_976, NO_DIGEST, 68.412, 88.242),
            body(MOBILENET_0_75, "mobilenet/mobilenet_7_5_224_tf_no_top.h5", 1_832_976, NO_DIGEST),
            whole(MOBILENET_0_5, "mobilenet/mobilenet_5_0_224_tf.h5", 1_342_536, NO_DIGEST, 64.292, 85.624),
            body(MOBILENET_0_5, "mobilenet/mobilenet_5_0_224_tf_no_top.h5", 829_536, NO_DIGEST),
            whole(MOBILENET_0_25, "mobilenet/mobilenet_2_5_224_tf.h5", 475_544, NO_DIGEST, 51.582, 75.792),
            body(MOBILENET_0_25, "mobilenet/mobilenet_2_5_224_tf_no_top.h5", 218_544, NO_DIGEST));

    private KerasWeights() {}

    private static Optional<Digest> md5(String hexadecimal) {
        return Optional.of(Digest.md5(hexadecimal));
    }

    private static PublishedWeights whole(
            Network network, String file, long values, Optional<Digest> digest, double top1, double top5) {
        Accuracy accuracy = new Accuracy(top1, OptionalDouble.of(top5));
        return weights(network, network.name(), file, values, digest, Optional.of(accuracy));
    }

    private static PublishedWeights body(Network network, String file, long values, Optional<Digest> digest) {
        return weights(network, network.name().concat("-notop"), file, values, digest, Optional.empty());
    }

    private static PublishedWeights weights(
            Network network,
            String name,
            String file,
            long values,
            Optional<Digest> digest,
            Optional<Accuracy> accuracy) {
        URI address = URI.create(FOLDER.concat(file));
        return new PublishedWeights(
                name,
                network.architecture(),
                network.width(),
                Publisher.KERAS,
                new PublishedFile(address, Format.KERAS_HDF5, values, OptionalLong.empty(), digest),
                network.licence(),
                LabelSet.IMAGENET_1K,
                accuracy.isPresent(),
                network.contract(),
                accuracy,
                "");
    }
}
