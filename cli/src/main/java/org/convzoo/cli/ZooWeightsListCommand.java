package org.convzoo.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.convzoo.configs.download.Access;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.PublishedWeights.Accuracy;
import org.convzoo.zoo.weights.WeightsCatalogue;
import org.convzoo.zoo.weights.WeightsFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the weights that are published. */
@Command(
        name = "list",
        description = "Lists the published weights, how accurate they are, and which are here.",
        footer = {"", "Example: convzoo zoo weights list resnet50", "An architecture's default comes first."})
final class ZooWeightsListCommand extends Verb {

    @Parameters(arity = "0..1", paramLabel = "ARCHITECTURE", description = "Those of one network; all if left out.")
    @Nullable
    String architecture;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        List<PublishedWeights> listed = architecture == null
                ? WeightsCatalogue.all()
                : WeightsCatalogue.of(Zoo.named(architecture).name());
        // what is here is asked only, so no mirror and no proxy matters
        WeightsFolder folder = WeightsFolder.of(locator(), Access.direct());
        if (json) {
            Json.print(
                    terminal().out(),
                    listed.stream().map(weights -> entry(weights, folder)).toList());
        } else if (listed.isEmpty()) {
            terminal().out().println("nobody published weights for " + architecture);
        } else {
            print(listed, folder);
        }
        return 0;
    }

    private void print(List<PublishedWeights> listed, WeightsFolder folder) {
        Table table = new Table(
                List.of("architecture", "name", "size", "top-1 %", "top-5 %", "licence", "here", "file"), 2, 3, 4);
        for (PublishedWeights weights : listed) {
            table.row(
                    weights.architecture(),
                    weights.name(),
                    Wording.bytes(weights.file().approximateSize()),
                    weights.accuracy()
                            .map(accuracy -> percent(OptionalDouble.of(accuracy.top1())))
                            .orElse(""),
                    weights.accuracy()
                            .map(Accuracy::top5)
                            .map(top5 -> percent(top5))
                            .orElse(""),
                    weights.licence(),
                    presence(weights, folder),
                    weights.file().name());
        }
        table.print(terminal().out());
        listed.stream().filter(weights -> !weights.remark().isEmpty()).forEach(weights -> terminal()
                .out()
                .println(weights.architecture() + " " + weights.name() + ": " + weights.remark()));
    }

    private static String percent(OptionalDouble accuracy) {
        return accuracy.isPresent() ? String.format(Locale.ROOT, "%.2f", accuracy.getAsDouble()) : "";
    }

    private static String presence(PublishedWeights weights, WeightsFolder folder) {
        return switch (folder.presenceOf(weights)) {
            case ABSENT -> "";
            case UNCHECKED -> "not checked";
            case VERIFIED -> "verified";
        };
    }

    private static Map<String, Object> entry(PublishedWeights weights, WeightsFolder folder) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("architecture", weights.architecture());
        entry.put("name", weights.name());
        entry.put("publisher", weights.publisher().toString());
        entry.put("file", weights.file().name());
        entry.put("address", weights.file().address().toString());
        entry.put("bytes", weights.file().approximateSize());
        entry.put("bytesAreExact", weights.file().size().isPresent());
        weights.file().digest().ifPresent(digest -> entry.put("digest", digest.toString()));
        entry.put("licence", weights.licence());
        entry.put("labels", weights.labels().toString());
        entry.put("classifier", weights.head());
        weights.accuracy().ifPresent(accuracy -> {
            entry.put("top1", accuracy.top1());
            accuracy.top5().ifPresent(top5 -> entry.put("top5", top5));
        });
        entry.put("contract", weights.contract());
        entry.put("remark", weights.remark());
        entry.put("here", folder.presenceOf(weights).name().toLowerCase(Locale.ROOT));
        entry.put("path", folder.fileOf(weights).toString());
        return entry;
    }
}
