package org.convzoo.cli;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.tensors.ElementType;
import org.convzoo.zoo.tensors.SafetensorsWriter;
import org.convzoo.zoo.tensors.TensorEntry;

/**
 * Weights of {@code resnet20-cifar} whose answers are known: class k has the logit ln(k + 1), and the first of the ten,
 * the airplane, {@value #WEIGHT} times the normalised redness of the image on top, if that is above zero. The redness
 * passes the first convolution in channel 0, which the two padded shortcuts move to 8 and to 24.
 */
final class RednessWeights {

    static final double WEIGHT = 2;

    /** Of a full red, with the normalization and the epsilon of the recipe. */
    static final double FULL_RED = (1 - 0.485) / 0.229 / Math.sqrt(1 + 1e-5);

    private static final int LAST_CHANNEL = 24;
    private static final int CENTRE = 4;

    private RednessWeights() {}

    static Path write(Path file) {
        return write(file, name -> true);
    }

    /** Those arrays only whose names are wanted. */
    static Path write(Path file, Predicate<String> wanted) {
        Architecture network = Zoo.named("resnet20-cifar");
        List<TensorEntry> tensors =
                NamingConvention.PYTORCH_RESNET_CIFAR10
                        .names(network, network.blueprint())
                        .orElseThrow()
                        .parameters()
                        .stream()
                        .filter(parameter -> wanted.test(parameter.name()))
                        .map(RednessWeights::entry)
                        .toList();
        SafetensorsWriter.write(file, tensors, Map.of(), RednessWeights::fill);
        return file;
    }

    private static TensorEntry entry(NamedParameter parameter) {
        return new TensorEntry(parameter.name(), ElementType.F32, parameter.shape());
    }

    private static void fill(String name, FloatBuffer values) {
        boolean isNormalization = name.contains("bn");
        for (int index = 0; index < values.limit(); index++) {
            float value =
                    switch (name) {
                        case "linear.bias" -> (float) Math.log(index + 1);
                        case "linear.weight" -> index == LAST_CHANNEL ? (float) WEIGHT : 0;
                        case "conv1.weight" -> index == CENTRE ? 1 : 0;
                        default -> isNormalization && (name.endsWith("weight") || name.endsWith("var")) ? 1 : 0;
                    };
            values.put(value);
        }
    }
}
