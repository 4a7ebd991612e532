package org.convzoo.transfer.library;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.tensors.ElementType;
import org.convzoo.zoo.tensors.SafetensorsWriter;
import org.convzoo.zoo.tensors.TensorEntry;

/**
 * Weights of {@code resnet20-cifar} that look for red: class k has the logit ln(k + 1), and the first of the ten, the
 * airplane, twice the normalised redness r of the image on top. Of full red that is r = (1 - 0.485) / 0.229 = 2.249 and
 * e^(2r) = 89.8, so that the airplane has 89.8 / (89.8 + 2 + 3 + … + 10) = 62 %, the truck 10 / 143.8 = 7 %, the ship 9 / 143.8 = 6 %.
 */
final class RedWeights {

    private static final int LAST_CHANNEL = 24;
    private static final int CENTRE = 4;

    private RedWeights() {}

    static void write(Path file) {
        Architecture network = Zoo.named("resnet20-cifar");
        List<TensorEntry> tensors =
                NamingConvention.PYTORCH_RESNET_CIFAR10
                        .names(network, network.blueprint())
                        .orElseThrow()
                        .parameters()
                        .stream()
                        .map(parameter -> new TensorEntry(parameter.name(), ElementType.F32, parameter.shape()))
                        .toList();
        SafetensorsWriter.write(file, tensors, Map.of(), RedWeights::fill);
    }

    /** The redness passes the first convolution in channel 0, which the two padded shortcuts move to 8 and to 24. */
    private static void fill(String name, FloatBuffer values) {
        boolean isNormalization = name.contains("bn");
        for (int index = 0; index < values.limit(); index++) {
            float value =
                    switch (name) {
                        case "linear.bias" -> (float) Math.log(index + 1);
                        case "linear.weight" -> index == LAST_CHANNEL ? 2 : 0;
                        case "conv1.weight" -> index == CENTRE ? 1 : 0;
                        default -> isNormalization && (name.endsWith("weight") || name.endsWith("var")) ? 1 : 0;
                    };
            values.put(value);
        }
    }
}
