package org.convzoo.benchmarks.dl4j;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Trial;
import org.convzoo.benchmarks.trial.Work;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Momentum;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.NominalPeak;
import org.convzoo.engine.Precision;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Shows where the time of a step goes, and how near each layer's arithmetic comes to the processor's peak. */
final class LayerProfile {

    private static final int WARM_UP = 3;
    private static final int STEPS = 8;

    /** One kind of work on one layer: milliseconds a step and GFLOP/s, NaN where it is no matrix arithmetic. */
    private record Row(String label, double milliseconds, double gigaflops) {}

    private LayerProfile() {}

    /**
     * Prints a table.
     *
     * @param arguments a network, a kind of work and a precision, as the enums name them
     */
    public static void main(String[] arguments) {
        Network network = Network.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Work work = Work.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        Precision precision = Precision.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        NativeRuntime runtime = NativeRuntime.start(System.getenv());
        ComputationGraph graph = Graphs.build(network, Momentum.classical(Trial.LEARNING_RATE, Trial.MOMENTUM));
        Map<String, Double> operations = operations(graph, network);
        Arrays batch = Arrays.of(network);
        try (ExecutionPlan plan = ExecutionPlan.open(graph, precision)) {
            run(plan, batch, work, WARM_UP);
            Map<String, Long> before = plan.profile();
            run(plan, batch, work, STEPS);
            List<Row> rows = plan.profile().entrySet().stream()
                    .map(entry -> row(entry.getKey(), entry.getValue() - before.get(entry.getKey()), operations))
                    .sorted(Comparator.comparingDouble(Row::milliseconds).reversed())
                    .toList();
            print(System.out, rows);
        }
        NominalPeak.gigaflops(runtime.processor(), runtime.threads(), precision)
                .ifPresent(peak -> System.out.printf(Locale.ROOT, "nominal peak %,.0f GFLOP/s%n", peak));
    }

    private static void run(ExecutionPlan plan, Arrays batch, Work work, int steps) {
        for (int step = 0; step < steps; step++) {
            switch (work) {
                case TRAINING -> plan.step(batch.features(), batch.labels(), Trial.LEARNING_RATE, step);
                case INFERENCE -> plan.output(batch.features());
            }
        }
    }

    private static Row row(String label, long nanoseconds, Map<String, Double> operations) {
        double perStep = (double) nanoseconds / STEPS;
        String layer = label.substring(label.lastIndexOf(' ') + 1);
        boolean arithmetic = label.startsWith("convolution") || label.startsWith("dense");
        double gigaflops = arithmetic && operations.containsKey(layer) ? operations.get(layer) / perStep : Double.NaN;
        return new Row(label, perStep * 1e-6, gigaflops);
    }

    /** Floating-point operations of one pass of a batch through each layer that has weights. */
    private static Map<String, Double> operations(ComputationGraph graph, Network network) {
        Map<String, InputType> outputs = graph.getConfiguration()
                .getLayerActivationTypes(InputType.convolutional(network.size(), network.size(), network.channels()));
        Map<String, Double> operations = new HashMap<>();
        for (var layer : graph.getLayers()) {
            if (layer.paramTable().containsKey("W")) {
                String name = layer.conf().getLayer().getLayerName();
                double positions = outputs.get(name) instanceof InputType.InputTypeConvolutional map
                        ? (double) map.getHeight() * map.getWidth()
                        : 1;
                operations.put(
                        name,
                        2.0 * network.batch() * positions * layer.getParam("W").length());
            }
        }
        return operations;
    }

    private static void print(PrintStream out, List<Row> rows) {
        double total = rows.stream().mapToDouble(Row::milliseconds).sum();
        out.printf(Locale.ROOT, "%-44s %9s %7s %9s%n", "work", "ms a step", "share", "GFLOP/s");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-44s %9.2f %6.1f%% %9s%n",
                    row.label(),
                    row.milliseconds(),
                    row.milliseconds() / total * 100,
                    Double.isNaN(row.gigaflops()) ? "" : String.format(Locale.ROOT, "%,.0f", row.gigaflops()));
        }
        out.printf(Locale.ROOT, "%-44s %9.2f%n", "all", total);
    }
}
