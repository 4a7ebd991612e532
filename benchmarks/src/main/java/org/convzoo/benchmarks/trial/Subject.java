package org.convzoo.benchmarks.trial;

/** A contestant's network, built and given its batch. */
public interface Subject extends AutoCloseable {

    /** Trainable parameters. */
    long parameters();

    /** Works on one batch and reads a result back: the loss when training, an output otherwise. */
    double step();

    @Override
    void close();
}
