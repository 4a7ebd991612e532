package org.convzoo.cli;

import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A network of the zoo as arguments name it. */
final class NetworkArguments {

    @Parameters(paramLabel = "NAME", description = "A name that `convzoo zoo list` shows.")
    String name = "";

    @Option(names = "--input", paramLabel = "HxWxC", description = "Size of the input; the network's own if left out.")
    @Nullable
    String input;

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes; the network's own if left out.")
    @Nullable
    Integer classes;

    @Option(
            names = "--set",
            paramLabel = "model.KEY=VALUE",
            description = "A key of a configuration's model, e.g. model.stride=paper; may be repeated.")
    List<String> settings = List.of();

    Architecture architecture() {
        return Zoo.named(name);
    }

    Blueprint blueprint() {
        Architecture architecture = architecture();
        ModelConfig model = ConfigReader.readModel(architecture.name(), settings);
        if (input != null) {
            model = model.withInput(size(input));
        }
        ImageSize size = model.input() == null ? architecture.defaultInput() : model.input();
        return architecture.blueprint(model, classes == null ? architecture.defaultClasses(size) : atLeastTwo(classes));
    }

    private static ImageSize size(String text) {
        try {
            return ImageSize.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw UserException.wrongUsage("--input: " + wrong.getMessage());
        }
    }

    private static int atLeastTwo(int classes) {
        if (classes < 2) {
            throw UserException.wrongUsage("--classes must be at least 2, got " + classes);
        }
        return classes;
    }
}
