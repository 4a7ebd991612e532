package org.convzoo.cli;

import java.nio.file.Path;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.training.WeightsVerification;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.WeightsCatalogue;
import org.convzoo.zoo.weights.WeightsFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into a file of weights. */
@Command(
        name = "verify",
        description =
                "Checks weights: their digest, every name, shape and value, their labels, and what their network says"
                        + " of a fixed image.",
        footer = {
            "",
            "Example: convzoo zoo weights verify resnet20-cifar",
            "         convzoo zoo weights verify my-vgg16.pth --architecture vgg16"
        })
final class ZooWeightsVerifyCommand extends Verb {

    @Parameters(
            paramLabel = "ARCHITECTURE|FILE",
            description = "A network whose published weights have been pulled, or a file.")
    String subject = "";

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            description = "Which of the architecture's published weights; its default if left out.")
    @Nullable
    String name;

    @Mixin
    WeightFileOptions options = new WeightFileOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        WeightFile file = isArchitecture() ? pulled() : own();
        ModelConfig model = model(file);
        WeightsVerification found =
                WeightsVerification.of(model, file, terminal().environment());
        if (json) {
            Json.print(terminal().out(), new VerificationReport(model, file, found).document());
        } else {
            new VerificationReport(model, file, found).print(terminal().out());
        }
        if (!found.isAsRecorded()) {
            throw UserException.failed(file.path() + " gives other logits than were recorded for " + file.name()
                    + ", although its content is as published; please report this with the output of convzoo doctor");
        }
        return 0;
    }

    private boolean isArchitecture() {
        return Zoo.all().stream()
                .anyMatch(network ->
                        network.name().equals(subject) || network.aliases().contains(subject));
    }

    private WeightFile pulled() {
        String network = Zoo.named(subject).name();
        PublishedWeights weights =
                name == null ? WeightsCatalogue.defaultOf(network) : WeightsCatalogue.named(network, name);
        WeightsFolder folder = WeightsFolder.of(locator(), Access.direct());
        WeightsFolder.Verification verified = folder.verify(weights);
        terminal()
                .err()
                .println(folder.fileOf(weights)
                        + (verified.asPublished()
                                ? " is as " + weights.publisher() + " published it"
                                : " is as it was when it came; " + weights.publisher() + " publishes no digest"));
        return WeightFile.published(folder.fileOf(weights), weights);
    }

    private WeightFile own() {
        if (name != null) {
            throw UserException.wrongUsage("--weights is for an architecture, and " + subject
                    + " is none; leave it out," + " or give one that `convzoo zoo list` shows");
        }
        Path path = locator().find(subject, WeightsFolder.NAME);
        return WeightFile.of(
                path, Zoo.named(options.model(path, terminal().environment()).architecture()));
    }

    /** A published MobileNet says itself how wide it is. */
    private ModelConfig model(WeightFile file) {
        if (file.published().isEmpty()) {
            return options.model(file.path(), terminal().environment());
        }
        PublishedWeights weights = file.published().get();
        ModelConfig model = options.configured(weights.architecture());
        return weights.width() == 1 ? model : model.withWidth(weights.width());
    }
}
