package org.convzoo.cli;

import static org.convzoo.cli.Wording.bytes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.ModelSummary.Row;
import org.convzoo.zoo.Zoo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a network layer by layer. */
@Command(
        name = "describe",
        description = "Shows a network layer by layer, with its parameters and costs for one image.",
        footer = {"", "Example: convzoo zoo describe lenet5 --classes 26"})
final class ZooDescribeCommand extends Verb {

    @Parameters(paramLabel = "NAME", description = "A name that `convzoo zoo list` shows.")
    String name = "";

    @Option(names = "--input", paramLabel = "HxWxC", description = "Size of the input; the network's own if left out.")
    @Nullable
    String input;

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes; the network's own if left out.")
    @Nullable
    Integer classes;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        Architecture architecture = Zoo.named(name);
        ModelSummary summary = ModelSummary.of(architecture.blueprint(
                input == null ? architecture.defaultInput() : size(input),
                classes == null ? architecture.defaultClasses() : atLeastTwo(classes)));
        if (json) {
            Json.print(terminal().out(), document(summary));
        } else {
            print(architecture, summary);
        }
        return 0;
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

    private void print(Architecture architecture, ModelSummary summary) {
        terminal().out().println(architecture.title() + " (" + architecture.paper() + ")");
        Table table =
                new Table(List.of("layer", "kind", "window", "output", "parameters", "MACs", "activation"), 4, 5, 6);
        table.row("input", "", "", summary.input().toString(), "", "", "");
        for (Row row : summary.rows()) {
            table.row(
                    row.name(),
                    row.kind(),
                    row.window(),
                    row.output().toString(),
                    Table.number(row.parameters()),
                    Table.number(row.macs()),
                    bytes(row.activationBytes()));
        }
        table.print(terminal().out());
        terminal()
                .out()
                .printf(
                        Locale.ROOT,
                        "%,d parameters (%s in float32), %,d multiply-accumulates and %s of activations an image%n",
                        summary.parameters(),
                        bytes(summary.parameters() * Float.BYTES),
                        summary.macs(),
                        bytes(summary.activationBytes()));
    }

    /** Counts as the JSON documents of the zoo give them. */
    record Counts(long trainable, long total) {}

    static Counts parameters(ModelSummary summary) {
        return new Counts(summary.parameters(), summary.parameters());
    }

    private static Map<String, Object> document(ModelSummary summary) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", summary.name());
        document.put("input", summary.input());
        document.put("parameters", parameters(summary));
        document.put("macs", summary.macs());
        document.put("activationBytes", summary.activationBytes());
        document.put("layers", summary.rows());
        return document;
    }
}
