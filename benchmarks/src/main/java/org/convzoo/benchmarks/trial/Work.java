package org.convzoo.benchmarks.trial;

/** What is done with a batch. */
public enum Work {
    /** Forward, backward, and a step of gradient descent with momentum {@value Trial#MOMENTUM}. */
    TRAINING,
    /** Forward in inference mode, softmax included. */
    INFERENCE;

    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
