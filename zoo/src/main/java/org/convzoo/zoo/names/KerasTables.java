package org.convzoo.zoo.names;

import org.convzoo.zoo.Architecture;
import org.jspecify.annotations.Nullable;

/** Layer names of {@code keras.applications}, and of Keras's SqueezeNet by Refik Can Malli. */
final class KerasTables {

    private static final LayerNames VGG = LayerTable.parse("""
            block{b}_conv{i} | block{b}_conv{i}
            fc{i}            | fc{i}
            predictions      | predictions
            """);

    /** Its classifier is a 1x1 convolution. */
    private static final LayerNames MOBILENET = LayerTable.parse("""
            conv1                | conv1
            conv1_bn             | conv1_bn
            conv{i}_depthwise    | conv_dw_{i-1}/depthwise
            conv{i}_depthwise_bn | conv_dw_{i-1}_bn
            conv{i}_pointwise    | conv_pw_{i-1}
            conv{i}_pointwise_bn | conv_pw_{i-1}_bn
            predictions          | conv_preds
            """).withConvolution("predictions");

    /** The convolutions of its shortcuts have no names of their own. */
    private static final LayerNames XCEPTION = LayerTable.parse("""
            block1_conv{i}                | block1_conv{i}
            block1_conv{i}_bn             | block1_conv{i}_bn
            block{b}_sepconv{i}_depthwise | block{b}_sepconv{i}/depthwise
            block{b}_sepconv{i}           | block{b}_sepconv{i}/pointwise
            block{b}_sepconv{i}_bn        | block{b}_sepconv{i}_bn
            block2_shortcut               | conv2d_1
            block2_shortcut_bn            | batch_normalization_1
            block3_shortcut               | conv2d_2
            block3_shortcut_bn            | batch_normalization_2
            block4_shortcut               | conv2d_3
            block4_shortcut_bn            | batch_normalization_3
            block13_shortcut              | conv2d_4
            block13_shortcut_bn           | batch_normalization_4
            predictions                   | predictions
            """);

    /** What has a name; the rest is counted. */
    private static final LayerNames INCEPTION_RESNET = LayerTable.parse("""
            block{s}_{b}_up | block{s}_{b}_conv
            conv_7b         | conv_7b
            conv_7b_bn      | conv_7b_bn
            predictions     | predictions
            """);

    private static final LayerNames SQUEEZENET = LayerTable.parse("""
            conv1             | conv1
            fire{n}_squeeze   | fire{n}/squeeze1x1
            fire{n}_expand1x1 | fire{n}/expand1x1
            fire{n}_expand3x3 | fire{n}/expand3x3
            conv10            | conv10
            """);

    private KerasTables() {}

    static @Nullable LayerNames of(Architecture architecture) {
        return switch (architecture.name()) {
            case "vgg16", "vgg19" -> VGG;
            case "mobilenet" -> MOBILENET;
            case "xception" -> XCEPTION;
            case "inception-resnet-v2" ->
                INCEPTION_RESNET.or(CountedNames.of(architecture.blueprint(), INCEPTION_RESNET));
            case "squeezenet1_1" -> SQUEEZENET;
            default -> null;
        };
    }
}
