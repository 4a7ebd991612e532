package org.convzoo.engine;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Momentum as PyTorch has it: {@code v = momentum * v + gradient}; classical momentum (Polyak 1964) subtracts
 * {@code learningRate * v}, Nesterov's {@code learningRate * (gradient + momentum * v)}. The rate is no part of the
 * velocity, so that a new rate holds for all of it at once; Deeplearning4j's {@link Nesterovs} and Caffe, where it is,
 * take the same course while the rate stays the same. Classical momentum Deeplearning4j lacks.
 *
 * <p>Stock Deeplearning4j does not know this class: {@link #portable(IUpdater)} gives the nearest one it knows and
 * {@link #makeStatePortable(ComputationGraph)} that one's state.
 */
public final class Momentum implements IUpdater {

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private double learningRate;

    @JsonProperty
    private double momentum;

    @JsonProperty
    private final boolean nesterov;

    @JsonCreator
    public Momentum(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("momentum") double momentum,
            @JsonProperty("nesterov") boolean nesterov) {
        this.learningRate = learningRate;
        this.momentum = momentum;
        this.nesterov = nesterov;
    }

    /** Polyak's. */
    public static Momentum classical(double learningRate, double momentum) {
        return new Momentum(learningRate, momentum, false);
    }

    /** Nesterov's. */
    public static Momentum nesterov(double learningRate, double momentum) {
        return new Momentum(learningRate, momentum, true);
    }

    /** What a saved configuration names so that stock Deeplearning4j can open it. */
    public static IUpdater portable(IUpdater updater) {
        return updater instanceof Momentum own ? new Nesterovs(own.learningRate, own.momentum) : updater;
    }

    /** Turns velocities into those of {@link Nesterovs}, for a graph that is trained no further here. */
    public static void makeStatePortable(ComputationGraph graph) {
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            if (block.getGradientUpdater().getConfig() instanceof Momentum own) {
                block.getUpdaterView().muli(-own.learningRate);
            }
        }
    }

    /** Changes what the optimizer of every layer keeps, Adam's beta1 included. */
    static void set(ComputationGraph graph, double momentum) {
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            IUpdater updater = block.getGradientUpdater().getConfig();
            if (updater instanceof Momentum own) {
                own.momentum = momentum;
            } else if (updater instanceof Adam adam) {
                adam.setBeta1(momentum);
            }
        }
    }

    /** Share of the velocity that a step keeps. */
    public double momentum() {
        return momentum;
    }

    /** Whether it looks ahead. */
    public boolean isNesterov() {
        return nesterov;
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
        return other instanceof Momentum that
                && that.learningRate == learningRate
                && that.momentum == momentum
                && that.nesterov == nesterov;
    }

    @Override
    public int hashCode() {
        return Objects.hash(learningRate, momentum, nesterov);
    }

    @Override
    public Momentum clone() {
        return new Momentum(learningRate, momentum, nesterov);
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
