package org.convzoo.zoo.diagram;

import java.util.List;
import org.convzoo.zoo.blueprint.Activate;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.Addition;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Concatenation;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.LocalResponseNormalization;
import org.convzoo.zoo.blueprint.PaddedShortcut;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.RadialBasis;
import org.convzoo.zoo.blueprint.Scaling;
import org.convzoo.zoo.blueprint.SoftmaxOutput;
import org.convzoo.zoo.blueprint.SparseConvolution;
import org.convzoo.zoo.blueprint.Window;

/** How a picture names a layer: as papers do, without padding, in a few words. */
final class LayerWords {

    private LayerWords() {}

    /** What it is, e.g. {@code 7x7/2 convolution, 64}, then what is applied to its output at once. */
    static List<String> of(LayerSpec layer) {
        if (layer instanceof Convolution convolution) {
            return activated(convolution(convolution), convolution.activation());
        } else if (layer instanceof SparseConvolution sparse) {
            return activated(
                    size(sparse.window()) + " sparse convolution, "
                            + sparse.connections().size(),
                    sparse.activation());
        } else if (layer instanceof Dense dense) {
            return activated("dense, " + dense.units(), dense.activation());
        } else if (layer instanceof Classifier classifier) {
            String dense = "dense, " + classifier.classes();
            return classifier.lossWeight() == 1
                    ? List.of(dense, "softmax")
                    : List.of(dense, "softmax", "loss × " + classifier.lossWeight());
        }
        return List.of(single(layer));
    }

    private static String single(LayerSpec layer) {
        if (layer instanceof Pooling pooling) {
            return pooling.kind() + " " + size(pooling.window());
        } else if (layer instanceof PaddedShortcut shortcut) {
            return "1x1/" + shortcut.stride() + ", zeros for new channels";
        } else if (layer instanceof Activate activate) {
            return name(activate.function());
        } else if (layer instanceof Dropout dropout) {
            return "dropout " + dropout.probability();
        } else if (layer instanceof Scaling scaling) {
            return "× " + scaling.factor();
        }
        return layer.kind();
    }

    private static List<String> activated(String what, Activation function) {
        return function == Activation.IDENTITY ? List.of(what) : List.of(what, name(function));
    }

    private static String convolution(Convolution layer) {
        String channels = ", " + layer.filters();
        if (isDepthwise(layer)) {
            return size(layer.window()) + " depthwise convolution" + channels;
        }
        return size(layer.window()) + " convolution" + channels
                + (layer.groups() == 1 ? "" : ", " + layer.groups() + " groups");
    }

    /** Whether each filter sees one channel alone. */
    static boolean isDepthwise(LayerSpec layer) {
        return layer instanceof Convolution convolution
                && convolution.groups() > 1
                && convolution.groups() == convolution.filters();
    }

    static String size(Window window) {
        return kernel(window) + (window.stride() == 1 ? "" : "/" + window.stride());
    }

    private static String kernel(Window window) {
        return window.height() + "x" + window.width();
    }

    /** What stays of a layer where filters, strides and constants do not matter: two blocks that agree in it are of one kind. */
    static String structure(LayerSpec layer) {
        if (layer instanceof Convolution convolution) {
            return kernel(convolution.window()) + (isDepthwise(layer) ? " depthwise" : "") + " "
                    + convolution.activation();
        } else if (layer instanceof Pooling pooling) {
            return pooling.kind() + " " + kernel(pooling.window());
        }
        return layer.getClass().getSimpleName();
    }

    static Palette colour(LayerSpec layer) {
        if (layer instanceof Convolution || layer instanceof SparseConvolution) {
            return Palette.CONVOLUTION;
        } else if (layer instanceof Pooling || layer instanceof GlobalPooling) {
            return Palette.POOLING;
        } else if (layer instanceof BatchNormalization || layer instanceof LocalResponseNormalization) {
            return Palette.NORMALIZATION;
        } else if (layer instanceof Dense || layer instanceof Classifier || layer instanceof RadialBasis) {
            return Palette.DENSE;
        } else if (layer instanceof Activate || layer instanceof SoftmaxOutput) {
            return Palette.ACTIVATION;
        } else if (layer instanceof Addition || layer instanceof Concatenation) {
            return Palette.JOIN;
        }
        return Palette.OTHER;
    }

    private static String name(Activation function) {
        return switch (function) {
            case IDENTITY -> "identity";
            case RELU -> "ReLU";
            case LEAKY_RELU -> "leaky ReLU";
            case RELU6 -> "ReLU6";
            case ELU -> "ELU";
            case SELU -> "SELU";
            case GELU -> "GELU";
            case SWISH -> "swish";
            case MISH -> "mish";
            case SOFTPLUS -> "softplus";
            case TANH -> "tanh";
            case SCALED_TANH -> "scaled tanh";
            case SIGMOID -> "sigmoid";
            case HARD_SIGMOID -> "hard sigmoid";
        };
    }
}
