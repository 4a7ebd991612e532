package org.convzoo.zoo.names;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Convolution;

/**
 * Keras's names of layers that nobody named: {@code conv2d_1}, {@code batch_normalization_1} and so on, as they were made.
 * Modules were made one after the other, and in a module the branches, whose order is that of this zoo's names.
 */
final class CountedNames {

    private CountedNames() {}

    /** @param named layers that have names, and are not counted */
    static LayerNames of(Blueprint blueprint, LayerNames named) {
        Map<String, TreeSet<String>> convolutions = new LinkedHashMap<>();
        blueprint.nodes().stream()
                .filter(node -> node.layer() instanceof Convolution && named.nameOf(node.name()) == null)
                .forEach(node -> convolutions
                        .computeIfAbsent(String.valueOf(node.block()), block -> new TreeSet<>())
                        .add(node.name()));
        List<String> asMade =
                convolutions.values().stream().flatMap(TreeSet::stream).toList();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < asMade.size(); i++) {
            names.put(asMade.get(i), "conv2d_" + (i + 1));
            names.put(asMade.get(i) + "_bn", "batch_normalization_" + (i + 1));
        }
        return names::get;
    }
}
