package org.convzoo.engine.layers;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The update rule of a parameter that keeps its value. Deeplearning4j's {@code NoOp} is none: it subtracts the gradient
 * as it is, which is how running statistics move.
 */
public final class NoChange implements IUpdater {

    private static final long serialVersionUID = 1L;

    @Override
    public long stateSize(long parameters) {
        return 0;
    }

    @Override
    public GradientUpdater<NoChange> instantiate(INDArray state, boolean initialise) {
        return new Zeros(this);
    }

    @Override
    public GradientUpdater<NoChange> instantiate(Map<String, INDArray> state, boolean initialise) {
        return new Zeros(this);
    }

    @Override
    public NoChange clone() {
        return new NoChange();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoChange;
    }

    @Override
    public int hashCode() {
        return NoChange.class.hashCode();
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return 0;
    }

    @Override
    public boolean hasLearningRate() {
        return false;
    }

    @Override
    public void setLrAndSchedule(double ignored, ISchedule alsoIgnored) {
        // whatever the rate, nothing changes
    }

    private record Zeros(NoChange config) implements GradientUpdater<NoChange> {

        @Override
        public NoChange getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialise) {
            // there is none
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of();
        }

        @Override
        public void setStateViewArray(INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
            // there is none
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            gradient.assign(0);
        }
    }
}
