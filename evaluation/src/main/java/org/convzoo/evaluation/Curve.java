package org.convzoo.evaluation;

/** The quantities that are followed over the epochs of a training run. */
public enum Curve {
    TRAIN_LOSS("trainLoss", "train"),
    VALIDATION_LOSS("validationLoss", "validation"),
    TRAIN_ACCURACY("trainAccuracy", "train"),
    VALIDATION_ACCURACY("validationAccuracy", "validation"),
    LEARNING_RATE("learningRate", "rate");

    private final String key;
    private final String title;

    Curve(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The key in {@code report.json}. */
    public String key() {
        return key;
    }

    /** The few words that stand beside the line in a chart. */
    public String title() {
        return title;
    }
}
