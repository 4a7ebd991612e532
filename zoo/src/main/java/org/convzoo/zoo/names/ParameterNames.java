package org.convzoo.zoo.names;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.LayerParameter.Form;

/**
 * Every array that a network learns, each once, with its name in another library.
 *
 * @param network of this zoo
 * @param convention whose names they are
 * @param parameters in the order of this zoo's layers
 * @param ignored tells names of arrays that are no parameters, such as a count of batches
 */
public record ParameterNames(
        String network, String convention, List<NamedParameter> parameters, Predicate<String> ignored) {

    public ParameterNames {
        parameters = List.copyOf(parameters);
        Set<String> names = new HashSet<>();
        for (NamedParameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("two arrays of " + network + " are called " + parameter.name());
            }
        }
    }

    static ParameterNames of(String convention, Framework framework, LayerNames layers, Blueprint blueprint) {
        List<NamedParameter> parameters = LayerParameter.of(blueprint).stream()
                .map(ours -> named(ours, framework, layers, blueprint))
                .toList();
        return new ParameterNames(
                blueprint.name(), convention, parameters, name -> framework.ignores(name) || layers.ignores(name));
    }

    private static NamedParameter named(
            LayerParameter ours, Framework framework, LayerNames layers, Blueprint blueprint) {
        String layer = layers.nameOf(ours.layer());
        if (layer == null) {
            throw new IllegalStateException(
                    "the table of " + blueprint.name() + " has no name for layer " + ours.layer());
        }
        return framework.named(ours, layer, layers.isConvolution(ours.layer()) ? Form.CONVOLUTION : ours.form());
    }
}
