package org.convzoo.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.ModelSummary.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a network layer by layer. */
@Command(
        name = "describe",
        description = "Shows a network layer by layer, with its parameters and costs for one image.",
        footer = {
            "",
            "Examples: convzoo zoo describe lenet5 --classes 26",
            "          convzoo zoo describe resnet50 --set model.stride=paper --batch 32"
        })
final class ZooDescribeCommand extends Verb {

    /** Bytes of so many images then fit into a long, however large each is. */
    private static final int LARGEST_BATCH = 1_000_000;

    @Mixin
    NetworkArguments network = new NetworkArguments();

    @Option(names = "--batch", paramLabel = "B", description = "Also count the memory of so many images at once.")
    @Nullable
    Integer batch;

    @Option(names = "--blocks", description = "Show a row a module instead of a row a layer.")
    boolean blocks;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        if (batch != null && (batch < 1 || batch > LARGEST_BATCH)) {
            throw UserException.wrongUsage(
                    "--batch must be from 1 to " + Table.number(LARGEST_BATCH) + ", got " + Table.number(batch));
        }
        ModelSummary summary = ModelSummary.of(network.blueprint());
        List<Row> rows = blocks ? summary.blocks() : summary.rows();
        if (json) {
            Json.print(terminal().out(), document(summary, rows));
        } else {
            print(network.architecture(), summary, rows);
        }
        return 0;
    }

    private void print(Architecture architecture, ModelSummary summary, List<Row> rows) {
        PrintStream out = terminal().out();
        out.println(architecture.title() + " (" + architecture.publication().text() + ")");
        Table table = new Table(
                List.of("layer", "kind", "window", "output", "parameters", "biases", "MACs", "activation"), 4, 5, 6, 7);
        table.row(
                "input",
                "",
                "",
                summary.input().toString(),
                "",
                "",
                "",
                Wording.bytes(summary.input().size() * Float.BYTES));
        for (Row row : rows) {
            table.row(
                    row.name(),
                    row.auxiliary() ? row.kind() + " (training only)" : row.kind(),
                    blocks && row.block() != null ? filters(row) : row.window(),
                    row.output().toString(),
                    count(row.parameters()),
                    count(row.biases()),
                    count(row.macs()),
                    row.activationBytes() == 0 ? "in place" : Wording.bytes(row.activationBytes()));
        }
        table.print(out);
        out.println();
        out.printf(
                Locale.ROOT,
                "%,d parameters, %,d of them biases (%s in float32), %,d multiply-accumulates and %s of activations an image%n",
                summary.parameters(),
                summary.biases(),
                Wording.bytes(summary.parameters() * Float.BYTES),
                summary.macs(),
                Wording.bytes(summary.activationBytes()));
        printFurtherTotals(out, summary);
    }

    private void printFurtherTotals(PrintStream out, ModelSummary summary) {
        if (summary.total() != summary.parameters()) {
            out.printf(Locale.ROOT, "%,d with the statistics of batch normalization%n", summary.total());
        }
        if (summary.parametersWithAuxiliaryHeads() != summary.parameters()) {
            out.printf(
                    Locale.ROOT,
                    "%,d parameters with the auxiliary heads of training%n",
                    summary.parametersWithAuxiliaryHeads());
        }
        out.printf(Locale.ROOT, "%,d features describe an image after pooling%n", summary.featureWidth());
        if (batch != null) {
            out.printf(
                    Locale.ROOT,
                    "Batch of %,d: %s forward (parameters and every activation), %s in training (their gradients and one"
                            + " momentum each as well)%n",
                    batch,
                    Wording.bytes(summary.forwardBytes(batch)),
                    Wording.bytes(summary.trainingBytes(batch)));
        }
    }

    /** The column of a module's convolutions, as tables of modules have it. */
    private static String filters(Row module) {
        return module.filters().values().stream().map(Table::number).collect(Collectors.joining(", ")) + " filters";
    }

    private static String count(long number) {
        return number == 0 ? "" : Table.number(number);
    }

    /** Counts as the JSON documents of the zoo give them: the auxiliary heads beside what is used for inference. */
    static Map<String, Long> parameters(ModelSummary summary) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("trainable", summary.parameters());
        counts.put("total", summary.total());
        counts.put("biases", summary.biases());
        counts.put("withAuxiliaryHeads", summary.parametersWithAuxiliaryHeads());
        return counts;
    }

    private Map<String, Object> document(ModelSummary summary, List<Row> rows) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", summary.name());
        document.put("input", summary.input());
        document.put("parameters", parameters(summary));
        document.put("macs", summary.macs());
        document.put("featureWidth", summary.featureWidth());
        document.put("activationBytes", summary.activationBytes());
        if (batch != null) {
            document.put("batch", batch);
            document.put("forwardBytes", summary.forwardBytes(batch));
            document.put("trainingBytes", summary.trainingBytes(batch));
        }
        document.put("layers", rows);
        return document;
    }
}
