package org.convzoo.engine.onednn;

import java.util.Arrays;
import java.util.function.Function;
import org.convzoo.engine.Momentum;
import org.convzoo.engine.layers.NoChange;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * An optimizer: turns gradients into what is subtracted from the parameters, exactly as Deeplearning4j defines it.
 * Every rule works on each number by itself, so the order of the numbers in memory is free.
 */
interface UpdateRule {

    /** Numbers that are remembered from step to step for each parameter. */
    int states();

    /** The rule with this step's rates; made once a step for each parameter array. */
    Kernel at(StepContext step);

    /** Turns the first {@code length} gradients into updates, in place. */
    interface Kernel {
        void apply(float[] gradient, float[][] state, int length);
    }

    /** The rule that an updater's configuration asks for, or null when only Deeplearning4j knows it. */
    static @Nullable UpdateRule of(IUpdater updater) {
        Class<?> kind = updater.getClass();
        if (kind == Sgd.class) {
            return rule(0, step -> UpdateRules.sgd((float) step.learningRate));
        } else if (updater instanceof Momentum momentum) {
            return rule(
                    1,
                    step -> momentum.isNesterov()
                            ? UpdateRules.momentumAhead((float) step.learningRate, (float) momentum.momentum())
                            : UpdateRules.momentum((float) step.learningRate, (float) momentum.momentum()));
        } else if (updater instanceof Nesterovs nesterovs) {
            return rule(
                    1,
                    step -> UpdateRules.nesterovs(
                            (float) step.learningRate, (float) nesterovs.currentMomentum(step.iteration, step.epoch)));
        } else if (updater instanceof AdaGrad adaGrad) {
            return rule(1, step -> UpdateRules.adaGrad((float) step.learningRate, (float) adaGrad.getEpsilon()));
        } else if (updater instanceof RmsProp rmsProp) {
            return rule(
                    1,
                    step -> UpdateRules.rmsProp(
                            (float) step.learningRate, (float) rmsProp.getRmsDecay(), (float) rmsProp.getEpsilon()));
        } else if (updater instanceof AdaDelta adaDelta) {
            return rule(2, step -> UpdateRules.adaDelta((float) adaDelta.getRho(), (float) adaDelta.getEpsilon()));
        } else if (kind == Adam.class) {
            Adam adam = (Adam) updater;
            return rule(
                    2,
                    step -> UpdateRules.adam(
                            (float) UpdateRules.adamRate(step, adam.getBeta1(), adam.getBeta2(), adam.getEpsilon()),
                            (float) adam.getBeta1(),
                            (float) adam.getBeta2(),
                            (float) adam.getEpsilon()));
        } else if (kind == NoOp.class) {
            return rule(0, step -> (gradient, state, length) -> {});
        } else if (updater instanceof NoChange) {
            return rule(0, step -> (gradient, state, length) -> Arrays.fill(gradient, 0, length, 0));
        }
        return null;
    }

    private static UpdateRule rule(int states, Function<StepContext, Kernel> kernel) {
        return new UpdateRule() {
            @Override
            public int states() {
                return states;
            }

            @Override
            public Kernel at(StepContext step) {
                return kernel.apply(step);
            }
        };
    }
}
