package org.convzoo.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.weights.PublishedWeights;
import org.convzoo.zoo.weights.WeightsCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists every network. */
@Command(
        name = "list",
        description = "Lists every network with its paper and its size.",
        footer = {"", "Example: convzoo zoo list --json"})
final class ZooListCommand extends Verb {

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        if (json) {
            Json.print(
                    terminal().out(),
                    Zoo.all().stream().map(ZooListCommand::entry).toList());
            return 0;
        }
        Table table = new Table(
                List.of("name", "year", "input", "parameters", "MACs", "features", "weights", "paper"), 3, 4, 5);
        for (Architecture architecture : Zoo.all()) {
            ModelSummary summary = ModelSummary.of(architecture.blueprint());
            table.row(
                    architecture.name(),
                    Integer.toString(architecture.publication().year()),
                    architecture.defaultInput().toString(),
                    Table.number(summary.parameters()),
                    Table.number(summary.macs()),
                    Integer.toString(summary.featureWidth()),
                    publishers(architecture),
                    architecture.publication().text());
        }
        table.print(terminal().out());
        return 0;
    }

    private static Map<String, Object> entry(Architecture architecture) {
        ModelSummary summary = ModelSummary.of(architecture.blueprint());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", architecture.name());
        entry.put("aliases", architecture.aliases());
        entry.put("title", architecture.title());
        entry.put("paper", architecture.publication().text());
        entry.put("year", architecture.publication().year());
        entry.put("input", architecture.defaultInput().toString());
        entry.put("parameters", ZooDescribeCommand.parameters(summary));
        entry.put("macs", summary.macs());
        entry.put("featureWidth", summary.featureWidth());
        entry.put(
                "weights",
                WeightsCatalogue.of(architecture.name()).stream()
                        .map(PublishedWeights::name)
                        .toList());
        return entry;
    }

    private static String publishers(Architecture architecture) {
        return WeightsCatalogue.of(architecture.name()).stream()
                .map(weights -> weights.publisher().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
