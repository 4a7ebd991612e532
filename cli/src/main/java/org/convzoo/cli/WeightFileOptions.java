package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.WeightFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network that a file of weights is for. */
final class WeightFileOptions {

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "The network that the file is for; found out from its arrays if left out.")
    @Nullable
    String architecture;

    @Option(
            names = "--set",
            paramLabel = "model.KEY=VALUE",
            description = "A key of a configuration's model, e.g. model.width=0.25; may be repeated.")
    List<String> settings = List.of();

    ModelConfig model(Path file, Map<String, String> environment) {
        if (architecture == null) {
            ModelConfig found = WeightFile.network(file, environment);
            return settings.isEmpty() ? found : configured(found.architecture());
        }
        return configured(architecture);
    }

    ModelConfig configured(String name) {
        ModelConfig model = ConfigReader.readModel(Zoo.named(name).name(), settings);
        if (model.weights() != WeightsConfig.Keyword.NONE) {
            throw UserException.wrongUsage(
                    "model.weights: the weights are those of the file; leave the key out of --set");
        }
        return model;
    }
}
