package org.convzoo.zoo.tensors;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a layer's weights are called, whichever Keras wrote them: {@code conv1/kernel}, where Keras 3 has
 * {@code conv1/kernel}, Keras 2 {@code conv1_3/kernel:0} (the layer's name with the number of a copy) and Keras 1
 * {@code conv1_W_1:0}.
 */
final class KerasNames {

    private static final Pattern OUTPUT = Pattern.compile(":\\d+$");
    private static final Pattern KERAS_1 = Pattern.compile(
            "(?:.*_)?(W|b|gamma|beta|running_mean|running_std|depthwise_kernel|pointwise_kernel)(?:_\\d+)?");
    /** Keras 1 called it a deviation, and held the variance. */
    private static final Map<String, String> SINCE_KERAS_2 =
            Map.of("W", "kernel", "b", "bias", "running_mean", "moving_mean", "running_std", "moving_variance");

    private KerasNames() {}

    /**
     * The names of one layer's weights, in order. A layer that is a network itself, whose weights have several owners,
     * keeps their names between its own and the weight's: {@code vgg16/block1_conv1/kernel}.
     */
    static List<String> of(String layer, List<String> weights) {
        List<String> paths = weights.stream()
                .map(weight -> OUTPUT.matcher(weight).replaceFirst(""))
                .toList();
        boolean network = paths.stream().map(KerasNames::owner).distinct().count() > 1;
        return paths.stream()
                .map(path -> layer + "/" + (network ? path : own(path)))
                .toList();
    }

    private static String owner(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String own(String path) {
        Matcher first = KERAS_1.matcher(path);
        if (!path.contains("/") && first.matches()) {
            return SINCE_KERAS_2.getOrDefault(first.group(1), first.group(1));
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
