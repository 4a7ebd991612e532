package org.convzoo.engine.layers;

import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;

/** What the layers here do not take, said with the layer's name. */
final class Refusal {

    private Refusal() {}

    static void unless(boolean condition, Layer layer, String reason) {
        if (!condition) {
            throw of(layer, reason);
        }
    }

    static DL4JInvalidConfigException of(Layer layer, String reason) {
        String name = layer.getLayerName() == null ? "" : " \"" + layer.getLayerName() + "\"";
        return new DL4JInvalidConfigException(layer.getClass().getSimpleName() + name + ": " + reason);
    }

    /** The maps that come in. */
    static InputType.InputTypeConvolutional unlessMaps(Layer layer, @Nullable InputType input) {
        if (input instanceof InputType.InputTypeConvolutional maps && maps.getFormat() == CNN2DFormat.NCHW) {
            return maps;
        }
        throw of(layer, "takes maps [N, C, H, W] with the channels first, got " + input);
    }

    /** Kernel, stride or padding: two numbers, each at least the smallest that makes sense. */
    static int[] unlessPair(Layer layer, String what, int[] pair, int smallest) {
        unless(
                pair.length == 2 && pair[0] >= smallest && pair[1] >= smallest,
                layer,
                what + " must be {vertical, horizontal}, each at least " + smallest + ", got "
                        + java.util.Arrays.toString(pair));
        return pair;
    }
}
