package org.convzoo.zoo.loading;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.LayerParameter.Part;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;

/**
 * What a source holds of a network, under the names of a convention.
 *
 * @param model has an input
 * @param sizes that follow the number of classes
 * @param classes that the source's own head tells apart; empty if it has none
 * @param names for that number of classes
 * @param absent layers behind the body for which the source has nothing that fits
 * @param fit of all other layers
 */
record Recognition(
        Architecture architecture,
        ModelConfig model,
        NamingConvention convention,
        ClassSizes sizes,
        OptionalInt classes,
        ParameterNames names,
        Set<String> absent,
        Fit fit) {

    /** What fits comes last, and before it what has most arrays that fit. */
    static final Comparator<Recognition> BY_FIT = Comparator.comparing(
                    (Recognition recognition) -> recognition.fit().isPerfect())
            .thenComparing(recognition -> recognition.needed().size()
                    - recognition.fit().missing().size()
                    - recognition.fit().misshapen().size());

    static Recognition of(
            Architecture architecture, ModelConfig model, NamingConvention convention, ParameterSource source) {
        ClassSizes sizes = ClassSizes.of(architecture, model, convention);
        OptionalInt classes = sizes.classesIn(source);
        ImageSize input = model.input() == null ? architecture.defaultInput() : model.input();
        Blueprint blueprint =
                architecture.blueprint(model, classes.orElseGet(() -> architecture.defaultClasses(input)));
        ParameterNames names = convention.names(architecture, blueprint).orElseThrow();
        Set<String> absent = Head.leftAsItIs(names, source.shapes());
        Fit fit = Fit.of(names, outside(absent, names), source);
        return new Recognition(architecture, model, convention, sizes, classes, names, absent, fit);
    }

    private static List<NamedParameter> outside(Set<String> layers, ParameterNames names) {
        return names.parameters().stream()
                .filter(parameter -> !layers.contains(parameter.ours().layer()))
                .toList();
    }

    private List<NamedParameter> needed() {
        return outside(absent, names);
    }

    /** The layers of the head for which the source has nothing that fits. */
    List<String> absentHead() {
        return absentLayers(Part.HEAD);
    }

    /** The layers of auxiliary heads for which the source has nothing that fits. */
    List<String> absentAuxiliaryHeads() {
        return absentLayers(Part.AUXILIARY_HEAD);
    }

    private List<String> absentLayers(Part part) {
        return names.parameters().stream()
                .filter(parameter -> parameter.ours().part() == part)
                .map(parameter -> parameter.ours().layer())
                .filter(absent::contains)
                .distinct()
                .toList();
    }

    /** The layers whose size follows the number of classes. */
    List<String> classifiers() {
        return names.parameters().stream()
                .filter(sizes::contain)
                .map(parameter -> parameter.ours().layer())
                .distinct()
                .toList();
    }

    /** How the body and the head fit together. */
    Fit fitWithHead(ParameterSource source) {
        return Fit.of(
                names,
                names.parameters().stream()
                        .filter(parameter -> parameter.ours().part() != Part.AUXILIARY_HEAD)
                        .toList(),
                source);
    }

    /**
     * The names for a network of another number of classes.
     *
     * @param keepHead whether the source's classifier is wanted, should it fit
     */
    ParameterNames namesFor(Blueprint blueprint, boolean keepHead) {
        ParameterNames all = convention.names(architecture, blueprint).orElseThrow();
        if (keepHead) {
            return all;
        }
        Set<String> dropped = all.parameters().stream()
                .filter(sizes::contain)
                .map(NamedParameter::name)
                .collect(Collectors.toUnmodifiableSet());
        return new ParameterNames(
                all.network(),
                all.convention(),
                all.parameters().stream()
                        .filter(parameter -> !dropped.contains(parameter.name()))
                        .toList(),
                all.ignored().or(dropped::contains));
    }

    /** The names for other layers than the architecture's; what the source has for those that are not among them is passed over. */
    ParameterNames namesOf(Blueprint body) {
        ParameterNames kept = convention.names(architecture, body).orElseThrow();
        Set<String> others =
                names.parameters().stream().map(NamedParameter::name).collect(Collectors.toSet());
        return new ParameterNames(
                kept.network(),
                kept.convention(),
                kept.parameters(),
                kept.ignored().or(others::contains));
    }
}
