package org.convzoo.zoo.families;

import org.convzoo.zoo.blueprint.Activate;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Flow;

/** Convolution, batch normalization and mostly an activation: the piece that networks since 2015 are made of. */
final class NormalizedConvolution {

    private NormalizedConvolution() {}

    static Flow linear(Flow from, String name, Convolution convolution, BatchNormalization normalization) {
        return from.then(name, convolution).then(name + "_bn", normalization);
    }

    static Flow relu(Flow from, String name, Convolution convolution, BatchNormalization normalization) {
        return activated(from, name, convolution, normalization, Activation.RELU);
    }

    static Flow activated(
            Flow from, String name, Convolution convolution, BatchNormalization normalization, Activation function) {
        return linear(from, name, convolution, normalization).then(name + "_relu", new Activate(function));
    }
}
