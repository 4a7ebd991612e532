package org.convzoo.training;

import java.util.Map;
import org.convzoo.configs.GradientClippingConfig;
import org.convzoo.configs.OptimizerConfig;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.engine.GradientClipping;
import org.convzoo.engine.GradientClipping.Kind;
import org.convzoo.engine.Momentum;
import org.convzoo.engine.ParameterDecay;
import org.convzoo.engine.UpdateOptions;
import org.convzoo.engine.WeightAverages;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The update rule of a configuration in Deeplearning4j's terms. */
final class Optimizers {

    private Optimizers() {}

    static Learning learning(TrainingConfig config) {
        return new Learning(updater(config.optimizer()), config.l2(), config.loss());
    }

    /** What steps do beside the update rule. */
    static UpdateOptions options(TrainingConfig config, @Nullable WeightAverages averages) {
        return options(config, Map.of(), averages);
    }

    /**
     * The same where layers have their own share of the learning rate.
     *
     * @param rateFactors by layer; 1 where there is none
     */
    static UpdateOptions options(
            TrainingConfig config, Map<String, Double> rateFactors, @Nullable WeightAverages averages) {
        double decay = config.weightDecay() == null ? 0 : config.weightDecay();
        boolean all = config.decayBiasesAndNorms();
        return new UpdateOptions(
                new ParameterDecay(decay, all ? decay : 0, all ? config.l2() : 0),
                clipping(config.gradientClipping()),
                config.accumulateBatches() > 1,
                rateFactors,
                averages);
    }

    /** Averages for a run whose weights are averaged; the caller closes them after the plan. */
    static @Nullable WeightAverages averages(TrainingConfig config, ComputationGraph graph) {
        return config.averaging() == null ? null : WeightAverages.of(graph);
    }

    private static GradientClipping clipping(@Nullable GradientClippingConfig config) {
        if (config == null) {
            return GradientClipping.none();
        }
        Kind kind = config instanceof GradientClippingConfig.Value
                ? Kind.VALUE
                : config instanceof GradientClippingConfig.Norm ? Kind.NORM : Kind.GLOBAL_NORM;
        return new GradientClipping(kind, config.limit());
    }

    static IUpdater updater(OptimizerConfig config) {
        if (config instanceof OptimizerConfig.Sgd sgd) {
            return sgd.momentum() == 0
                    ? new Sgd(sgd.learningRate())
                    : Momentum.classical(sgd.learningRate(), sgd.momentum());
        }
        if (config instanceof OptimizerConfig.Momentum momentum) {
            return Momentum.classical(momentum.learningRate(), momentum.momentum());
        }
        if (config instanceof OptimizerConfig.Nesterov nesterov) {
            return Momentum.nesterov(nesterov.learningRate(), nesterov.momentum());
        }
        if (config instanceof OptimizerConfig.AdaGrad adaGrad) {
            return new AdaGrad(adaGrad.learningRate(), adaGrad.epsilon());
        }
        if (config instanceof OptimizerConfig.AdaDelta adaDelta) {
            return new AdaDelta(adaDelta.rho(), adaDelta.epsilon());
        }
        if (config instanceof OptimizerConfig.RmsProp rmsProp) {
            return new RmsProp(rmsProp.learningRate(), rmsProp.decay(), rmsProp.epsilon());
        }
        if (config instanceof OptimizerConfig.Adam adam) {
            return new Adam(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon());
        }
        if (config instanceof OptimizerConfig.AdamW adamW) {
            // the decay is the plan's
            return new Adam(adamW.learningRate(), adamW.beta1(), adamW.beta2(), adamW.epsilon());
        }
        throw new IllegalStateException("no update rule is known for " + config);
    }
}
