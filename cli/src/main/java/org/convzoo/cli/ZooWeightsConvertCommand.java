package org.convzoo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.training.WeightsConversion;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.Conversion;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.weights.WeightsFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes weights down in another format. */
@Command(
        name = "convert",
        description = "Writes weights as safetensors, or with their network as a model that Deeplearning4j opens too.",
        footer = {
            "",
            "Example: convzoo zoo weights convert resnet20-12fca82f.th --output resnet20.safetensors",
            "         convzoo zoo weights convert vgg16-397923af.pth --output vgg16.zip",
            "The image contract and the labels go with them."
        })
final class ZooWeightsConvertCommand extends Verb {

    @Parameters(
            paramLabel = "FILE",
            description = "safetensors, PyTorch, Keras HDF5, Deeplearning4j, or a run's model.zip.")
    String file = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "OUT",
            description = "A new file; ends in .safetensors or .zip, which decides the format.")
    @Nullable
    Path output;

    @Option(
            names = "--names",
            paramLabel = "WHOSE",
            description =
                    "Whose names the arrays of a safetensors file get: convzoo (the default), torchvision, timm or"
                            + " pytorch_resnet_cifar10.")
    @Nullable
    String names;

    @Mixin
    WeightFileOptions options = new WeightFileOptions();

    @Override
    public Integer call() {
        Path target = Objects.requireNonNull(output);
        boolean isModel = hasSuffix(target, ".zip");
        if (!isModel && !hasSuffix(target, ".safetensors")) {
            throw UserException.wrongUsage("--output must end in .safetensors or .zip, got " + target);
        }
        if (isModel && names != null) {
            throw UserException.wrongUsage("--names is for safetensors; a model.zip has the names of its layers");
        }
        if (Files.exists(target)) {
            throw UserException.wrongUsage(target + " exists already and was left as it is; choose another --output");
        }
        NamingConvention convention = convention();
        Path source = locator().find(file, WeightsFolder.NAME);
        ModelConfig model = options.model(source, terminal().environment());
        WeightFile weights = WeightFile.of(source, Zoo.named(model.architecture()));
        if (isModel) {
            WeightsConversion.toModel(model, weights, target, terminal().environment());
        } else {
            Conversion done = Conversion.toSafetensors(
                    model, weights, convention, target, terminal().environment());
            terminal()
                    .err()
                    .println(model.architecture() + ": " + Table.number(done.values()) + " values in "
                            + Wording.count(done.arrays(), "array") + " under " + convention.title() + "'s names");
        }
        terminal().out().println(target);
        return 0;
    }

    private static boolean hasSuffix(Path path, String suffix) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
    }

    private NamingConvention convention() {
        String wanted = names == null ? NamingConvention.CONVZOO.title() : names;
        return Arrays.stream(NamingConvention.values())
                .filter(candidate -> candidate.title().equalsIgnoreCase(wanted))
                .filter(NamingConvention::isForSafetensors)
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage("--names must be one of "
                        + Arrays.stream(NamingConvention.values())
                                .filter(NamingConvention::isForSafetensors)
                                .map(NamingConvention::title)
                                .collect(Collectors.joining(", "))
                        + ", got " + wanted));
    }
}
