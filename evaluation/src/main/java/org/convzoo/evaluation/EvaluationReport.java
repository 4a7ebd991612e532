package org.convzoo.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The numbers about one classifier on one set of images.
 *
 * @param labels the names of the classes in index order
 * @param metrics every metric that applies to so many classes, in the order of the enum; never NaN
 * @param accuracyInterval Wilson's 95 % interval of the accuracy
 * @param topAccuracies the share of images whose class is among the k likeliest, for k = 1, 2, … up to
 *     {@value #LARGEST_K} or the number of classes
 * @param perClass one row for each class, in index order
 * @param confusionMatrix rows actual, columns predicted
 * @param calibration confidence against accuracy
 * @param mistakes the most confident mistakes, at most {@value #LISTED_MISTAKES}, most confident first
 */
public record EvaluationReport(
        List<String> labels,
        Map<Metric, Double> metrics,
        Interval accuracyInterval,
        List<Double> topAccuracies,
        List<ClassMetrics> perClass,
        ConfusionMatrix confusionMatrix,
        Calibration calibration,
        List<Mistake> mistakes) {

    static final int LARGEST_K = 10;
    static final int LISTED_MISTAKES = 100;

    public EvaluationReport {
        labels = List.copyOf(labels);
        metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
        topAccuracies = List.copyOf(topAccuracies);
        perClass = List.copyOf(perClass);
        mistakes = List.copyOf(mistakes);
    }

    /** Counts and computes everything; takes time in proportion to images times classes. */
    public static EvaluationReport of(Predictions predictions) {
        Evidence evidence = Evidence.of(predictions);
        int classes = predictions.labels().size();
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (metric.appliesTo(classes)) {
                metrics.put(metric, metric.compute(evidence));
            }
        }
        return new EvaluationReport(
                predictions.labels(),
                metrics,
                Interval.wilson(evidence.matrix().correct(), predictions.size()),
                IntStream.rangeClosed(1, Math.min(LARGEST_K, classes))
                        .mapToObj(evidence::topAccuracy)
                        .toList(),
                evidence.perClass(),
                evidence.matrix(),
                evidence.calibration(),
                Mistake.mostConfident(predictions, LISTED_MISTAKES));
    }

    /** The number of images. */
    public int images() {
        return confusionMatrix.total();
    }

    /** The number of images classified rightly. */
    public int correct() {
        return confusionMatrix.correct();
    }

    /** The share of images classified rightly, 0 to 1. */
    public double accuracy() {
        return metric(Metric.ACCURACY);
    }

    /** @throws IllegalArgumentException if the metric does not apply to so many classes */
    public double metric(Metric metric) {
        Double value = metrics.get(metric);
        if (value == null) {
            throw new IllegalArgumentException(metric + " does not apply to " + labels.size() + " classes");
        }
        return value;
    }
}
