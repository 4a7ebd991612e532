package org.convzoo.zoo.loading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.ModelConfig.StridePlace;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.LayerParameter.Part;
import org.convzoo.zoo.names.NamedParameter;

/**
 * What was loaded from a file, in words.
 *
 * @param blueprint of the network that was filled
 * @param drawn its layers that found nothing in the file
 * @param whyNew why the file's classifier was not wanted
 */
record Account(Loading loading, Blueprint blueprint, Set<String> drawn, Optional<String> whyNew) {

    /**
     * What was loaded of a network that got a new head.
     *
     * @param drawn layers of that head
     * @param ofFeatures whether these are but a place for what is learned from features
     */
    static List<String> ofBody(Loading loading, Blueprint body, List<String> drawn, boolean ofFeatures) {
        Account account = new Account(loading, body, Set.of(), Optional.empty());
        List<String> sentences = new ArrayList<>();
        sentences.add(account.file());
        long values = body.nodes().stream()
                .mapToLong(node -> node.parameters() + node.statistics())
                .sum();
        sentences.add(String.format(Locale.ROOT, "loaded the body up to %s: %,d values", body.features(), values));
        if (!ofFeatures) {
            sentences.add(
                    drawn.isEmpty()
                            ? "loaded the head behind it, since its classes are the same"
                            : "drawn from the seed: the new head (" + String.join(", ", drawn) + ")");
        }
        account.options().ifPresent(sentences::add);
        sentences.add("images: " + loading.meaning().contractSource());
        return sentences;
    }

    private String file() {
        return loading.source().description() + ": " + loading.format() + ", "
                + loading.found().convention().title() + "'s names of " + blueprint.name();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(file());
        sentences.add(loaded());
        Set<String> fresh = layers(Part.HEAD);
        if (!fresh.isEmpty()) {
            sentences.add("drawn from the seed: " + String.join(", ", fresh) + " ("
                    + whyNew.orElse("the file has nothing that fits") + ")");
        }
        if (!layers(Part.AUXILIARY_HEAD).isEmpty()) {
            sentences.add("drawn from the seed: the auxiliary heads ("
                    + (loading.found().absentAuxiliaryHeads().isEmpty()
                            ? "their classes are others"
                            : "the file has none")
                    + ")");
        }
        ignored().ifPresent(sentences::add);
        options().ifPresent(sentences::add);
        sentences.add("images: " + loading.meaning().contractSource());
        if (fresh.isEmpty()) {
            sentences.add("classes: "
                    + (loading.labels().isPresent()
                            ? loading.meaning().labelsSource()
                            : loading.unfitLabels().orElse("the file does not name them")));
        }
        return sentences;
    }

    private List<NamedParameter> parameters() {
        return loading.found().namesFor(blueprint, true).parameters();
    }

    private boolean isSet(NamedParameter parameter) {
        return !drawn.contains(parameter.ours().layer());
    }

    /** Those of a part that were not set. */
    private Set<String> layers(Part part) {
        return parameters().stream()
                .filter(parameter -> parameter.ours().part() == part && !isSet(parameter))
                .map(parameter -> parameter.ours().layer())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String loaded() {
        List<NamedParameter> loaded = parameters().stream().filter(this::isSet).toList();
        long values = loaded.stream()
                .mapToLong(parameter -> parameter.ours().extents().elements())
                .sum();
        Predicate<Part> has =
                part -> loaded.stream().anyMatch(parameter -> parameter.ours().part() == part);
        String what = loaded.size() == parameters().size()
                ? "the whole network"
                : has.test(Part.HEAD) ? "the body and a part of the head" : "the body";
        if (layers(Part.HEAD).isEmpty() && loaded.size() < parameters().size()) {
            what = "the network without its auxiliary heads";
        }
        return String.format(Locale.ROOT, "loaded %s: %,d values in %,d arrays", what, values, loaded.size());
    }

    private Optional<String> ignored() {
        List<String> names = loading.source().shapes().keySet().stream()
                .filter(loading.found().names().ignored())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "ignored %,d arrays that are no parameters, such as %s",
                        names.size(),
                        names.get(0)));
    }

    /** Options that leave every shape as it is, and change what the weights mean. */
    private Optional<String> options() {
        ModelConfig model = loading.model();
        List<String> changed = new ArrayList<>();
        if (model.activation() != null) {
            changed.add("activation");
        }
        if (model.stride() == StridePlace.PAPER) {
            changed.add("stride");
        }
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("right only if they were trained so: model." + String.join(", model.", changed));
    }
}
