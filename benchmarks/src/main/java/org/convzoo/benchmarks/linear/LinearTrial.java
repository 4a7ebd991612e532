package org.convzoo.benchmarks.linear;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.PeakMemory;
import org.convzoo.transfer.linear.Calibration;
import org.convzoo.transfer.linear.ChosenFit;
import org.convzoo.transfer.linear.LabelledFeatures;
import org.convzoo.transfer.linear.LinearClassifier;
import org.convzoo.transfer.linear.LinearFit;
import org.convzoo.transfer.linear.LinearSettings;
import org.convzoo.transfer.linear.LinearSpec.Penalty;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Loss;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Strategy;

/** One training of this project's, in a process that does nothing else; prints what it took. */
final class LinearTrial {

    private static final double NANOSECONDS = 1e9;
    private static final int FOLDS = 5;
    private static final List<Double> FIVE = List.of(0.01, 0.1, 1.0, 10.0, 100.0);

    private LinearTrial() {}

    /** @param arguments folder, rows, features, classes, C, and what to train */
    public static void main(String[] arguments) throws IOException {
        NativeRuntime.start(System.getenv());
        Path folder = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        int classes = Integer.parseInt(arguments[3]);
        double c = Double.parseDouble(arguments[4]);
        int[] labels = NpyRows.labels(folder.resolve("labels.npy"), rows);
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        try (FloatMatrix features = NpyRows.features(folder.resolve("features.npy"), rows, width)) {
            long busy = processorTime();
            long start = System.nanoTime();
            Map<String, Object> found = train(arguments[5], LabelledFeatures.of(features, labels, names), c);
            found.put("seconds", (System.nanoTime() - start) / NANOSECONDS);
            found.put("processorSeconds", (processorTime() - busy) / NANOSECONDS);
            found.put("peakBytes", PeakMemory.requireBytes());
            System.out.println(new ObjectMapper().writeValueAsString(found));
        }
    }

    private static Map<String, Object> train(String work, LabelledFeatures rows, double c) {
        Map<String, Object> found = new LinkedHashMap<>();
        LinearFit fit;
        if (work.equals("logistic-choice")) {
            ChosenFit chosen =
                    LinearClassifier.choose(rows, LinearSettings.logisticRegression(), FIVE, FOLDS, Calibration.NONE);
            found.put("c", chosen.fit().c());
            found.put(
                    "accuracies",
                    IntStream.range(0, FIVE.size())
                            .mapToObj(chosen.validation()::accuracy)
                            .toList());
            fit = chosen.fit();
        } else {
            LinearSettings settings =
                    switch (work) {
                        case "logistic" -> LinearSettings.logisticRegression();
                        case "squared-hinge" -> machine(Loss.SQUARED_HINGE);
                        case "hinge" -> machine(Loss.HINGE);
                        default -> throw new IllegalArgumentException("nothing is called " + work);
                    };
            fit = LinearClassifier.fit(rows, settings, c);
        }
        found.put("objective", fit.objective());
        found.put("iterations", fit.iterations());
        found.put("converged", fit.converged());
        return found;
    }

    /** Without an intercept, which LinearSVC would penalise. */
    private static LinearSettings machine(Loss loss) {
        return LinearSettings.of(new SupportVectorMachine(loss, Strategy.ONE_VS_REST, Penalty.L2))
                .withIntercept(false);
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
