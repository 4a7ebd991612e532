package org.convzoo.zoo.loading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.ModelConfig.Shortcut;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelOption;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.names.NamingConvention;

/** Finds out whose names a file has. */
final class Recogniser {

    /** Of the published MobileNets. */
    private static final List<Double> WIDTHS = List.of(0.25, 0.5, 0.75, 1.0);

    private Recogniser() {}

    /** What a convention would make of a file. */
    interface Reading {
        Recognition as(NamingConvention convention);
    }

    /**
     * The convention under whose names a source holds at least a network's body.
     *
     * @throws UserException that lists what does not fit the nearest one, and names the networks of the zoo that would
     */
    static Recognition recognise(Architecture architecture, ParameterSource source, Reading reading) {
        List<NamingConvention> conventions = NamingConvention.of(architecture);
        if (conventions.isEmpty()) {
            throw UserException.failed(source.description() + " cannot be loaded into " + architecture.name()
                    + ", whose layers no other library has; train it");
        }
        Recognition nearest =
                conventions.stream().map(reading::as).max(Recognition.BY_FIT).orElseThrow();
        if (!nearest.fit().isPerfect()) {
            throw nearest.fit().refusal(nearest.names(), source, advice(source));
        }
        return nearest;
    }

    /** The networks of the zoo whose bodies a source holds. */
    static List<ModelConfig> fitting(ParameterSource source) {
        return Zoo.all().stream()
                .flatMap(architecture -> models(architecture).filter(model -> fits(architecture, model, source)))
                .toList();
    }

    private static String advice(ParameterSource source) {
        String fitting = fitting(source).stream().map(Recogniser::words).collect(Collectors.joining(", or "));
        return fitting.isEmpty() ? "choose the architecture and the input that it was made with" : "it fits " + fitting;
    }

    private static boolean fits(Architecture architecture, ModelConfig model, ParameterSource source) {
        return NamingConvention.of(architecture).stream()
                .anyMatch(convention -> Recognition.of(architecture, model, convention, source)
                        .fit()
                        .isPerfect());
    }

    /** An architecture as published, and with each option that changes the shapes of its arrays. */
    private static Stream<ModelConfig> models(Architecture architecture) {
        ModelConfig model = ModelConfig.of(architecture.name());
        if (architecture.options().contains(ModelOption.WIDTH)) {
            return WIDTHS.stream().map(model::withWidth);
        }
        return architecture.options().contains(ModelOption.SHORTCUT)
                ? Stream.of(Shortcut.values()).map(model::withShortcut)
                : Stream.of(model);
    }

    static String words(ModelConfig model) {
        String words = "architecture: " + model.architecture();
        if (model.width() != null) {
            words += " with width: " + model.width();
        }
        return model.shortcut() == Shortcut.OPTION_B ? words + " with shortcut: optionB" : words;
    }
}
