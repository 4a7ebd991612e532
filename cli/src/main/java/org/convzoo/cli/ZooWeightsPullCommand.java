package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.WeightsCatalogue;
import org.convzoo.zoo.weights.WeightsFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches published weights. */
@Command(
        name = "pull",
        description = "Downloads and checks published weights; goes on where an earlier attempt ended.",
        footer = {
            "",
            "Example: convzoo zoo weights pull resnet50 --weights torchvision-imagenet1k-v1",
            WeightsFolder.MIRROR + " may name a folder on the web that has the files under their own names;",
            "HTTPS_PROXY, HTTP_PROXY and NO_PROXY are respected."
        })
final class ZooWeightsPullCommand extends Verb {

    @Parameters(paramLabel = "ARCHITECTURE", description = "A name that `convzoo zoo list` shows.")
    String architecture = "";

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            description = "A name that `convzoo zoo weights list` shows; the architecture's default if left out.")
    @Nullable
    String name;

    @Option(names = "--all", description = "All that are published for the architecture.")
    boolean all;

    @Option(names = "--offline", description = "Download nothing; check what is here.")
    boolean offline;

    @Override
    public Integer call() {
        WeightsFolder folder =
                WeightsFolder.of(locator(), Access.of(terminal().environment(), WeightsFolder.MIRROR, offline));
        for (PublishedWeights weights : wanted()) {
            terminal().out().println(pull(weights, folder));
        }
        return 0;
    }

    private List<PublishedWeights> wanted() {
        String network = Zoo.named(architecture).name();
        if (all && name != null) {
            throw UserException.wrongUsage("--all means every weights of " + network + "; leave --weights out");
        }
        PublishedWeights usual = WeightsCatalogue.defaultOf(network);
        return all
                ? WeightsCatalogue.of(network)
                : List.of(name == null ? usual : WeightsCatalogue.named(network, name));
    }

    private Path pull(PublishedWeights weights, WeightsFolder folder) {
        Path file;
        try (DownloadDisplay display = new DownloadDisplay(terminal(), weights.file())) {
            file = folder.pull(weights, display);
        }
        terminal()
                .err()
                .println(weights.architecture() + " " + weights.name()
                        + (weights.file().digest().isPresent()
                                ? " is as " + weights.publisher() + " published it"
                                : " is here; " + weights.publisher()
                                        + " publishes no digest to compare it with, so its own was noted"));
        return file;
    }
}
