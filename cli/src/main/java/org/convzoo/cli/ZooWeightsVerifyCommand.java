package org.convzoo.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private static final int LOGITS_SHOWN = 5;

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
            Json.print(terminal().out(), document(model, file, found));
        } else {
            print(terminal().out(), file, found);
        }
        if (!found.notFinite().isEmpty()) {
            throw UserException.failed(file.path() + " holds values that are no finite numbers, in "
                    + found.notFinite().size() + " arrays: "
                    + found.notFinite().stream().limit(10).collect(Collectors.joining(", "))
                    + "; take another file");
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
        return new WeightFile(folder.fileOf(weights), Optional.of(weights));
    }

    private WeightFile own() {
        if (name != null) {
            throw UserException.wrongUsage("--weights is for an architecture, and " + subject
                    + " is none; leave it out," + " or give one that `convzoo zoo list` shows");
        }
        Path path = locator().find(subject, WeightsFolder.NAME);
        return WeightFile.of(path, Zoo.named(options.model(path).architecture()));
    }

    /** A published MobileNet says itself how wide it is. */
    private ModelConfig model(WeightFile file) {
        if (file.published().isEmpty()) {
            return options.model(file.path());
        }
        PublishedWeights weights = file.published().get();
        ModelConfig model = options.configured(weights.architecture());
        return weights.width() == 1 ? model : model.withWidth(weights.width());
    }

    private static void print(PrintStream out, WeightFile file, WeightsVerification found) {
        out.println("file     " + file.path());
        out.println("SHA-256  " + found.sha256());
        out.println("is       " + file.published().map(known -> file.name()).orElse("nobody's published file"));
        found.account().forEach(sentence -> out.println("         " + sentence));
        out.println("values   " + Table.number(found.values())
                + (found.notFinite().isEmpty() ? ", all finite" : ", not all finite"));
        List<String> labels = found.labels();
        if (labels.isEmpty()) {
            out.println("classes  none: there is no classifier in the file");
            return;
        }
        out.println("classes  " + Table.number(labels.size()) + ": " + labels.get(0) + " … "
                + labels.get(labels.size() - 1));
        out.println("logits   " + first(found.logits())
                + (found.recorded().isEmpty()
                        ? " for a fixed image; none are recorded to compare them with"
                        : found.isAsRecorded()
                                ? " for a fixed image, as recorded"
                                : " instead of " + first(found.recorded().get())));
    }

    private static String first(List<Double> logits) {
        return logits.stream()
                .limit(LOGITS_SHOWN)
                .map(logit -> String.format(Locale.ROOT, "%.3f", logit))
                .collect(Collectors.joining(" ", "", logits.size() > LOGITS_SHOWN ? " …" : ""));
    }

    private static Map<String, Object> document(ModelConfig model, WeightFile file, WeightsVerification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("architecture", model.architecture());
        document.put("file", file.path().toString());
        document.put("sha256", found.sha256());
        file.published().ifPresent(weights -> document.put("name", weights.name()));
        document.put("account", found.account());
        document.put("values", found.values());
        document.put("notFinite", found.notFinite());
        document.put("labels", found.labels());
        document.put("logits", found.logits());
        found.recorded().ifPresent(recorded -> {
            document.put("recordedLogits", recorded);
            document.put("asRecorded", found.isAsRecorded());
        });
        return document;
    }
}
