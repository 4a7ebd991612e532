package org.convzoo.evaluation;

import java.util.function.ToDoubleFunction;

/** One number about a classifier, and how it is computed: a new metric is one more row. */
public enum Metric {
    ACCURACY("accuracy", "Accuracy", 2, "share of images classified rightly, 0 to 1", Evidence::accuracy),
    TOP_5_ACCURACY(
            "top5Accuracy",
            "Top-5 accuracy",
            6,
            "share of images whose class is among the likeliest five, 0 to 1",
            evidence -> evidence.topAccuracy(5)),
    BALANCED_ACCURACY(
            "balancedAccuracy",
            "Balanced accuracy",
            2,
            "mean recall of the classes that have images, 0 to 1",
            Evidence::balancedAccuracy),
    MACRO_PRECISION(
            "macroPrecision",
            "Macro precision",
            2,
            "mean precision of the classes, 0 to 1; 0/0 counts as 0",
            evidence -> evidence.macroMean(ClassMetrics::precision)),
    MACRO_RECALL(
            "macroRecall",
            "Macro recall",
            2,
            "mean recall of the classes, 0 to 1; 0/0 counts as 0",
            evidence -> evidence.macroMean(ClassMetrics::recall)),
    MACRO_F1(
            "macroF1",
            "Macro F1",
            2,
            "mean F1 of the classes, 0 to 1; 0/0 counts as 0",
            evidence -> evidence.macroMean(ClassMetrics::f1)),
    /** J. Cohen 1960, "A Coefficient of Agreement for Nominal Scales". */
    COHENS_KAPPA(
            "cohensKappa", "Cohen's kappa", 2, "agreement beyond chance, -1 to 1; 0 is chance", Evidence::cohensKappa),
    /** J. Gorodkin 2004, "Comparing two K-category assignments by a K-category correlation coefficient". */
    MATTHEWS_CORRELATION(
            "matthewsCorrelation",
            "Matthews correlation",
            2,
            "correlation of answers and truth, -1 to 1; 0 is chance",
            Evidence::matthewsCorrelation),
    LOG_LOSS("logLoss", "Log loss", 2, "mean -ln p(true class), from 0 up; lower is better", Evidence::logLoss),
    /** G. W. Brier 1950, equation 2: over all classes, so for two it is twice the one-sided form that is also in use. */
    BRIER_SCORE(
            "brierScore",
            "Brier score",
            2,
            "mean squared error of all probabilities, 0 to 2; lower is better",
            Evidence::brierScore),
    /** Guo et al. 2017, arXiv:1706.04599, equation 3. */
    EXPECTED_CALIBRATION_ERROR(
            "expectedCalibrationError",
            "Calibration error (ECE)",
            2,
            "mean gap between confidence and accuracy, 0 to 1; lower is better",
            evidence -> evidence.calibration().expectedError());

    private final String key;
    private final String title;
    private final int leastClasses;
    private final String description;
    private final ToDoubleFunction<Evidence> formula;

    Metric(String key, String title, int leastClasses, String description, ToDoubleFunction<Evidence> formula) {
        this.key = key;
        this.title = title;
        this.leastClasses = leastClasses;
        this.description = description;
        this.formula = formula;
    }

    /** The key in {@code report.json}. */
    public String key() {
        return key;
    }

    /** The name a person reads. */
    public String title() {
        return title;
    }

    /** What it measures and in which range, in a few words. */
    public String description() {
        return description;
    }

    /** Whether the metric says anything about so many classes: top-5 of five is always 1. */
    public boolean appliesTo(int classes) {
        return classes >= leastClasses;
    }

    double compute(Evidence evidence) {
        return formula.applyAsDouble(evidence);
    }
}
