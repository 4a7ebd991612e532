package org.convzoo.engine;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Classical momentum, which Deeplearning4j lacks: {@code v = momentum * v + learningRate * gradient}, and {@code v} is
 * subtracted (Polyak 1964; equation 1 of Sutskever et al. 2013 with the sign turned).
 *
 * <p>Its state has the size and meaning of {@link Nesterovs}' with the sign turned. Stock Deeplearning4j does not know
 * this class: {@link #portable(IUpdater)} gives the nearest one it knows.
 */
public final class Momentum implements IUpdater {

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private double learningRate;

    @JsonProperty
    private final double momentum;

    @JsonCreator
    public Momentum(@JsonProperty("learningRate") double learningRate, @JsonProperty("momentum") double momentum) {
        this.learningRate = learningRate;
        this.momentum = momentum;
    }

    /** What a saved configuration names so that stock Deeplearning4j can open it. */
    public static IUpdater portable(IUpdater updater) {
        return updater instanceof Momentum classical
                ? new Nesterovs(classical.learningRate, classical.momentum)
                : updater;
    }

    /** Share of the velocity that a step keeps. */
    public double momentum() {
        return momentum;
    }

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<Momentum> instantiate(INDArray state, boolean initialise) {
        return new MomentumUpdater(this, state, initialise);
    }

    @Override
    public GradientUpdater<Momentum> instantiate(Map<String, INDArray> state, boolean initialise) {
        return new MomentumUpdater(this, state.get(MomentumUpdater.VELOCITY), initialise);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Momentum that && that.learningRate == learningRate && that.momentum == momentum;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(learningRate) * 31 + Double.hashCode(momentum);
    }

    @Override
    public Momentum clone() {
        return new Momentum(learningRate, momentum);
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return learningRate;
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double newLearningRate, ISchedule ignored) {
        learningRate = newLearningRate;
    }
}
