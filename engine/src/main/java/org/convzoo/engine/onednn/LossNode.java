package org.convzoo.engine.onednn;

import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An output of the graph: in inference it writes what the graph says, in training it compares that with the labels and
 * starts the way back.
 */
final class LossNode extends Node {

    private final Loss loss;
    private final boolean counts;
    private final boolean dividedByBatch;
    private final INDArray scores;
    private final INDArray result;

    /**
     * @param counts whether this output decides how many images are right
     * @param dividedByBatch whether loss and gradient are means over the batch
     */
    LossNode(String name, Node input, Loss loss, boolean counts, boolean dividedByBatch) {
        super(name, List.of(input));
        this.loss = loss;
        this.counts = counts;
        this.dividedByBatch = dividedByBatch;
        long[] shape = input.output().shape();
        if (shape.length != 2) {
            throw new UnsupportedGraphException("output " + name + " is not a vector for each image");
        }
        this.scores = Nd4j.createUninitialized(DataType.FLOAT, shape);
        this.result = Nd4j.createUninitialized(DataType.FLOAT, shape);
    }

    /** {@code [N, K]}: what the graph says, after inference; the gradient, after training. */
    INDArray result() {
        return result;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = program.memoryOf(scores);
        Buffer output = program.memoryOf(result);
        program.copy(input().output(), input);
        if (!program.training) {
            program.add(Command.of("output " + name(), List.of(), () -> loss.activate(scores, result)));
        } else {
            program.add(Command.of("loss " + name(), List.of(), () -> compare(program.context)));
            if (input().needsGradient()) {
                input().addGradient(output);
            }
        }
        return output;
    }

    private void compare(StepContext step) {
        INDArray labels = Objects.requireNonNull(step.labels);
        double share = dividedByBatch ? 1.0 / scores.size(0) : 1;
        Loss.Outcome outcome = loss.compare(scores, labels, share, result);
        step.loss += outcome.loss() * share;
        if (counts) {
            step.correct = outcome.correct();
        }
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        throw new IllegalStateException("nothing reads output " + name());
    }
}
