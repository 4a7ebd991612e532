package org.convzoo.zoo.weights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.convzoo.zoo.weights.PublishedFile.Format;

/**
 * SqueezeNet 1.1 of its authors, converted to Keras by Refik Can Malli (https://github.com/rcmalli/keras-squeezenet), who
 * gives no digests. It was made for 227 pixels, where Keras's pooling rounds down and this network's up, as Caffe's does; at
 * 224 pixels nothing is rounded, and both compute the same.
 */
final class MalliWeights {

    private static final String FOLDER = "https://github.com/rcmalli/keras-squeezenet/releases/download/v1.0/";

    static final List<PublishedWeights> ALL = List.of(
            weights("malli-imagenet", "squeezenet_weights_tf_dim_ordering_tf_kernels.h5", 1_235_496, true),
            weights("malli-imagenet-notop", "squeezenet_weights_tf_dim_ordering_tf_kernels_notop.h5", 722_496, false));

    private MalliWeights() {}

    private static PublishedWeights weights(String name, String file, long values, boolean head) {
        return new PublishedWeights(
                name,
                "squeezenet1_1",
                1,
                Publisher.MALLI,
                new PublishedFile(
                        URI.create(FOLDER.concat(file)),
                        Format.KERAS_HDF5,
                        values,
                        OptionalLong.empty(),
                        Optional.empty()),
                "MIT",
                LabelSet.IMAGENET_1K,
                head,
                KerasContracts.caffeRounded(224),
                Optional.empty(),
                "");
    }
}
