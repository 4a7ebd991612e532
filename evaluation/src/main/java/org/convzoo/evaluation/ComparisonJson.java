package org.convzoo.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;

/**
 * The keys of a comparison. They are stable: programs read them.
 *
 * <pre>
 * recommendation           run (its name), sentence
 * tested                   what the runs were tested on, in words
 * images, labels[]         count; the classes' names in index order
 * allRight, allWrong       images that all runs name rightly, or wrongly
 * runs[]                   the best first: name, description, correct, accuracy, accuracyInterval (Wilson's), macroF1,
 *                          accuracyDifference, macroF1Difference (to the best: value, low, high), costs, onlyRight[],
 *                          onlyWrong[] (ids)
 * costs                    trainingSeconds, keptFeatures (true: features were there from an earlier run), secondsPerImage,
 *                          processorSecondsPerImage, peakMemoryBytes, modelBytes, parameters; null where unknown
 * pairs[]                  first, second (names), onlyFirst, onlySecond, method (exact, chiSquared), statistic, p, adjusted
 *                          (Holm's, over all pairs)
 * bootstrap                confidence (0.95), resamples, seed: of the differences
 * disagreements[]          images that some runs name rightly and others wrongly: id, actual, predicted[] (class indices, in
 *                          the order of the runs)
 * notes[]                  lines of text
 * </pre>
 */
final class ComparisonJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double CONFIDENCE = 0.95;

    private ComparisonJson() {}

    static ObjectNode of(ComparisonReport report) {
        RunComparison comparison = report.comparison();
        ObjectNode root = NODES.objectNode();
        root.putObject("recommendation")
                .put("run", name(comparison, comparison.advice().run()))
                .put("sentence", comparison.advice().sentence());
        root.put("tested", report.images());
        root.put("images", comparison.test().size());
        ArrayNode labels = root.putArray("labels");
        comparison.test().labels().forEach(labels::add);
        root.put("allRight", comparison.all(true));
        root.put("allWrong", comparison.all(false));
        ArrayNode runs = root.putArray("runs");
        comparison.standings().forEach(standing -> runs.add(run(comparison, standing)));
        ArrayNode pairs = root.putArray("pairs");
        comparison.pairs().forEach(pair -> pairs.add(pair(comparison, pair)));
        root.putObject("bootstrap")
                .put("confidence", CONFIDENCE)
                .put("resamples", PairedBootstrap.RESAMPLES)
                .put("seed", comparison.seed());
        root.set("disagreements", disagreements(comparison.test()));
        ArrayNode notes = root.putArray("notes");
        report.notes().forEach(notes::add);
        return root;
    }

    private static String name(RunComparison comparison, int run) {
        return comparison.test().runs().get(run).name();
    }

    private static ObjectNode run(RunComparison comparison, RunStanding standing) {
        ObjectNode node = NODES.objectNode();
        node.put("name", standing.run().name());
        node.put("description", standing.run().description());
        node.put("correct", standing.right());
        node.put("accuracy", standing.accuracy());
        node.putObject("accuracyInterval")
                .put("confidence", CONFIDENCE)
                .put("low", standing.accuracyInterval().low())
                .put("high", standing.accuracyInterval().high());
        node.put("macroF1", standing.macroF1());
        node.set("accuracyDifference", difference(standing.accuracyDifference()));
        node.set("macroF1Difference", difference(standing.macroF1Difference()));
        node.set("costs", costs(standing.run().costs()));
        ArrayNode right = node.putArray("onlyRight");
        IntStream.of(standing.onlyRight())
                .forEach(image -> right.add(comparison.test().ids().get(image)));
        ArrayNode wrong = node.putArray("onlyWrong");
        IntStream.of(standing.onlyWrong())
                .forEach(image -> wrong.add(comparison.test().ids().get(image)));
        return node;
    }

    private static ObjectNode difference(Difference difference) {
        return NODES.objectNode()
                .put("value", difference.value())
                .put("low", difference.low())
                .put("high", difference.high());
    }

    /** As a run's own report has them too. */
    static ObjectNode costs(RunCosts costs) {
        return NODES.objectNode()
                .put("trainingSeconds", costs.trainingSeconds())
                .put("keptFeatures", costs.keptFeatures())
                .put("secondsPerImage", costs.secondsPerImage())
                .put("processorSecondsPerImage", costs.processorSecondsPerImage())
                .put("peakMemoryBytes", costs.peakMemoryBytes())
                .put("modelBytes", costs.modelBytes())
                .put("parameters", costs.parameters());
    }

    private static ObjectNode pair(RunComparison comparison, PairedTest pair) {
        return NODES.objectNode()
                .put("first", name(comparison, pair.first()))
                .put("second", name(comparison, pair.second()))
                .put("onlyFirst", pair.test().onlyFirst())
                .put("onlySecond", pair.test().onlySecond())
                .put("method", pair.test().method() == McNemar.Method.EXACT ? "exact" : "chiSquared")
                .put("statistic", pair.test().statistic())
                .put("p", pair.test().p())
                .put("adjusted", pair.adjusted());
    }

    private static ArrayNode disagreements(SharedTest test) {
        ArrayNode array = NODES.arrayNode();
        for (int image : test.disputed()) {
            ObjectNode node = array.addObject().put("id", test.ids().get(image)).put("actual", test.actual()[image]);
            ArrayNode predicted = node.putArray("predicted");
            for (TestedRun run : test.runs()) {
                predicted.add(run.predicted()[image]);
            }
        }
        return array;
    }
}
