package org.convzoo.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The keys of {@code report.json}. They are stable: programs read them.
 *
 * <pre>
 * labels[]                 the classes' names in index order
 * images, correct          counts
 * metrics                  accuracy, top5Accuracy (more than 5 classes), balancedAccuracy, macroPrecision, macroRecall, macroF1,
 *                          cohensKappa, matthewsCorrelation, logLoss, brierScore, expectedCalibrationError
 * accuracyInterval         confidence (0.95), low, high: Wilson's
 * topK[]                   k, accuracy
 * perClass[]               index, label, precision, recall, f1, support, predicted; 0/0 is 0
 * confusionMatrix[][]      rows actual, columns predicted, counts
 * calibration              bins[]: low, high, count, confidence, accuracy (both null in an empty bin)
 * mistakes[]               index, id, actual, predicted (class indices), confidence; most confident first, at most 100
 * title, subtitle          a run's only, as are all below
 * curves                   epochs, bestEpoch (null: none), trainLoss[], validationLoss[], trainAccuracy[], validationAccuracy[],
 *                          learningRate[]: those that were followed; null where a value is missing or not finite
 *                          parts[] (of several phases only): name, firstEpoch
 * phases[]                 of a training with phases only: name, trains, parameters, cut (null: it saw images), epochs, seconds,
 *                          imagesPerSecond, bestValidationAccuracy, bestValidationLoss, testAccuracy (null: not tested)
 * model                    with phases only: phase (index), epoch (of it, from 1)
 * gains                    with several phases only: since (index of the phase whose end is compared), classes[], greatest gain
 *                          first: label, recallThen, recallNow, images, withinChance
 * costs                    trainingSeconds, keptFeatures (true: features were there from an earlier run), secondsPerImage,
 *                          processorSecondsPerImage (of the test), peakMemoryBytes, modelBytes, parameters; null where unknown
 * sweep                    of a run that chose from layers or poolings only: folds, chosen (index), candidates[]: layer, pooling,
 *                          features, c, accuracy, standardError, foldAccuracies[]
 * facts                    name to text
 * configuration            the resolved YAML as text
 * reproduce[], notes[]     lines of text
 * members[]                of an ensemble only: name, network, weight, accuracy, correct, logLoss
 * </pre>
 */
final class ReportJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReportJson() {}

    static ObjectNode of(RunReport report) {
        ObjectNode root = NODES.objectNode();
        root.put("title", report.title());
        root.put("subtitle", report.subtitle());
        root.setAll(of(report.evaluation()));
        root.set("curves", curves(report.curves()));
        root.setAll(PhasesJson.of(report.phases(), report.evaluation()));
        root.set("costs", ComparisonJson.costs(report.costs()));
        if (!report.sweep().isEmpty()) {
            root.set("sweep", sweep(report.sweep()));
        }
        ObjectNode facts = root.putObject("facts");
        report.facts().forEach(facts::put);
        root.put("configuration", report.configurationYaml());
        root.set("reproduce", texts(report.reproduceCommands()));
        root.set("notes", texts(report.notes()));
        return root;
    }

    static ObjectNode of(RunReport report, List<EnsembleMember> members) {
        ObjectNode root = of(report);
        ArrayNode array = root.putArray("members");
        for (EnsembleMember member : members) {
            array.addObject()
                    .put("name", member.name())
                    .put("network", member.network())
                    .put("weight", member.weight())
                    .put("accuracy", member.evaluation().accuracy())
                    .put("correct", member.evaluation().correct())
                    .put("logLoss", member.evaluation().metric(Metric.LOG_LOSS));
        }
        return root;
    }

    static ObjectNode of(EvaluationReport report) {
        ObjectNode root = NODES.objectNode();
        root.set("labels", texts(report.labels()));
        root.put("images", report.images());
        root.put("correct", report.correct());
        ObjectNode metrics = root.putObject("metrics");
        report.metrics().forEach((metric, value) -> metrics.put(metric.key(), value));
        root.putObject("accuracyInterval")
                .put("confidence", 0.95)
                .put("low", report.accuracyInterval().low())
                .put("high", report.accuracyInterval().high());
        root.set("topK", topK(report.topAccuracies()));
        root.set("perClass", perClass(report.perClass()));
        root.set("confusionMatrix", matrix(report.confusionMatrix()));
        root.putObject("calibration").set("bins", bins(report.calibration()));
        root.set("mistakes", mistakes(report.mistakes()));
        return root;
    }

    private static ArrayNode topK(List<Double> accuracies) {
        ArrayNode array = NODES.arrayNode();
        for (int k = 1; k <= accuracies.size(); k++) {
            array.addObject().put("k", k).put("accuracy", accuracies.get(k - 1));
        }
        return array;
    }

    private static ArrayNode perClass(List<ClassMetrics> classes) {
        ArrayNode array = NODES.arrayNode();
        for (ClassMetrics one : classes) {
            array.addObject()
                    .put("index", array.size() - 1)
                    .put("label", one.label())
                    .put("precision", one.precision())
                    .put("recall", one.recall())
                    .put("f1", one.f1())
                    .put("support", one.support())
                    .put("predicted", one.predicted());
        }
        return array;
    }

    private static ArrayNode matrix(ConfusionMatrix matrix) {
        ArrayNode rows = NODES.arrayNode();
        for (int actual = 0; actual < matrix.classes(); actual++) {
            ArrayNode row = rows.addArray();
            for (int predicted = 0; predicted < matrix.classes(); predicted++) {
                row.add(matrix.count(actual, predicted));
            }
        }
        return rows;
    }

    private static ArrayNode bins(Calibration calibration) {
        ArrayNode array = NODES.arrayNode();
        for (Calibration.Bin bin : calibration.bins()) {
            boolean empty = bin.count() == 0;
            array.addObject()
                    .put("low", bin.low())
                    .put("high", bin.high())
                    .put("count", bin.count())
                    .put("confidence", empty ? null : bin.confidence())
                    .put("accuracy", empty ? null : bin.accuracy());
        }
        return array;
    }

    private static ArrayNode mistakes(List<Mistake> mistakes) {
        ArrayNode array = NODES.arrayNode();
        for (Mistake mistake : mistakes) {
            array.addObject()
                    .put("index", mistake.index())
                    .put("id", mistake.id())
                    .put("actual", mistake.actual())
                    .put("predicted", mistake.predicted())
                    .put("confidence", mistake.confidence());
        }
        return array;
    }

    private static ObjectNode sweep(FeatureSweep sweep) {
        ObjectNode node = NODES.objectNode();
        node.put("folds", sweep.folds());
        node.put("chosen", sweep.candidates().indexOf(sweep.chosen()));
        ArrayNode candidates = node.putArray("candidates");
        for (FeatureSweep.Candidate one : sweep.candidates()) {
            ArrayNode accuracies = candidates
                    .addObject()
                    .put("layer", one.layer())
                    .put("pooling", one.pooling())
                    .put("features", one.features())
                    .put("c", one.c())
                    .put("accuracy", one.accuracy())
                    .put("standardError", one.standardError())
                    .putArray("foldAccuracies");
            one.foldAccuracies().forEach(accuracies::add);
        }
        return node;
    }

    private static ObjectNode curves(LearningCurves curves) {
        ObjectNode node = NODES.objectNode();
        node.put("epochs", curves.epochs());
        node.put("bestEpoch", curves.bestEpoch() == 0 ? null : curves.bestEpoch());
        for (LearningCurves.Series series : curves.series()) {
            ArrayNode values = node.putArray(series.curve().key());
            // JSON has no NaN.
            series.values().forEach(value -> values.add(Double.isFinite(value) ? value : null));
        }
        if (!curves.parts().isEmpty()) {
            ArrayNode parts = node.putArray("parts");
            curves.parts()
                    .forEach(part -> parts.addObject().put("name", part.name()).put("firstEpoch", part.firstEpoch()));
        }
        return node;
    }

    private static ArrayNode texts(List<String> lines) {
        ArrayNode array = NODES.arrayNode();
        lines.forEach(array::add);
        return array;
    }
}
