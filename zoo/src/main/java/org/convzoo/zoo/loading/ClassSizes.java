package org.convzoo.zoo.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.convzoo.configs.ModelConfig;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.names.LayerParameter.Part;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.NamingConvention;

/**
 * The arrays whose shapes follow the number of classes.
 *
 * @param sizes for each array's name, which of its sizes is the number
 */
record ClassSizes(Map<String, Integer> sizes) {

    /** More is no head but a mistake, and a network of it would not fit into memory. */
    private static final long LARGEST_HEAD = 1_000_000;

    /** Of the network's own head; two numbers of classes show what follows them. */
    static ClassSizes of(Architecture architecture, ModelConfig model, NamingConvention convention) {
        List<NamedParameter> two = parameters(architecture, model, convention, 2);
        List<NamedParameter> three = parameters(architecture, model, convention, 3);
        Map<String, Integer> sizes = new HashMap<>();
        for (int i = 0; i < two.size(); i++) {
            List<Long> shape = two.get(i).shape();
            for (int size = 0; size < shape.size(); size++) {
                if (!shape.get(size).equals(three.get(i).shape().get(size))) {
                    sizes.put(two.get(i).name(), size);
                }
            }
        }
        return new ClassSizes(sizes);
    }

    private static List<NamedParameter> parameters(
            Architecture architecture, ModelConfig model, NamingConvention convention, int classes) {
        return convention
                .names(architecture, architecture.blueprint(model, classes))
                .orElseThrow()
                .parameters()
                .stream()
                .filter(parameter -> parameter.ours().part() != Part.AUXILIARY_HEAD)
                .toList();
    }

    boolean contain(NamedParameter parameter) {
        return sizes.containsKey(parameter.name());
    }

    /** The number of classes that a source's head tells apart; empty if it has none. */
    OptionalInt classesIn(ParameterSource source) {
        for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
            List<Long> shape = source.shapes().getOrDefault(entry.getKey(), List.of());
            int size = entry.getValue();
            if (size < shape.size() && shape.get(size) > 0 && shape.get(size) <= LARGEST_HEAD) {
                return OptionalInt.of(shape.get(size).intValue());
            }
        }
        return OptionalInt.empty();
    }
}
