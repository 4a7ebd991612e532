package org.convzoo.engine;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Keeps the velocity of {@link Momentum} and turns gradients into updates. */
final class MomentumUpdater implements GradientUpdater<Momentum> {

    static final String VELOCITY = "V";

    private final Momentum config;
    private INDArray velocity;

    MomentumUpdater(Momentum config, INDArray velocity, boolean initialise) {
        this.config = config;
        this.velocity = velocity.reshape(velocity.length());
        if (initialise) {
            velocity.assign(0);
        }
    }

    @Override
    public Momentum getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialise) {
        velocity = state.get(VELOCITY);
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(VELOCITY, velocity);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
        velocity = view.reshape(view.length());
        if (initialise) {
            velocity.assign(0);
        }
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        INDArray flat = gradient.reshape(velocity.shape());
        velocity.muli(config.momentum()).addi(flat);
        if (config.isNesterov()) {
            flat.addi(velocity.mul(config.momentum()));
        } else {
            flat.assign(velocity);
        }
        flat.muli(config.getLearningRate(iteration, epoch));
    }
}
