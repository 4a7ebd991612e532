package org.convzoo.engine.onednn;

import java.util.List;
import org.convzoo.engine.ParameterDecay;
import org.convzoo.engine.ParameterRole;
import org.convzoo.engine.UpdateOptions;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * How one parameter array is optimised.
 *
 * @param rule the optimizer
 * @param configuration the optimizer as the layer's configuration names it
 * @param role of the parameter
 * @param terms regularisation
 * @param decay of the plan's parameters
 * @param rateFactor what the learning rate is multiplied by
 * @param limit what is done to the layer's gradients first
 * @param gradient Deeplearning4j's own array of the parameter's gradient
 * @param state Deeplearning4j's own arrays of what the rule remembers, each as long as the parameter and in its order
 */
record Optimizer(
        UpdateRule rule,
        IUpdater configuration,
        ParameterRole role,
        @Nullable List<Regularization> terms,
        ParameterDecay decay,
        float rateFactor,
        GradientLimit limit,
        INDArray gradient,
        List<INDArray> state) {

    /** Null when the rule or a regularisation term is known to Deeplearning4j only. */
    static @Nullable Optimizer of(UpdaterBlock block, UpdaterBlock.ParamState parameter, UpdateOptions options) {
        Trainable layer = parameter.getLayer();
        IUpdater updater = block.getGradientUpdater().getConfig();
        UpdateRule rule = UpdateRule.of(updater);
        List<Regularization> terms = layer.getConfig().getRegularizationByParam(parameter.getParamName());
        if (rule == null || Regularisation.of(terms, new StepContext(), 0) == null) {
            return null;
        }
        int size = block.getParamOffsetEnd() - block.getParamOffsetStart();
        int from = parameter.getParamOffsetStart() - block.getParamOffsetStart();
        int length = parameter.getParamOffsetEnd() - parameter.getParamOffsetStart();
        INDArray[] state = new INDArray[rule.states()];
        for (int i = 0; i < state.length; i++) {
            INDArray view = block.getUpdaterView();
            long start = (long) i * size + from;
            state[i] = view.reshape(view.length()).get(NDArrayIndex.interval(start, start + length));
        }
        return new Optimizer(
                rule,
                updater,
                ParameterRole.of(block, parameter),
                terms,
                options.decay(),
                (float) options.rateFactor(layer.getConfig().getLayerName()),
                limit(layer),
                parameter.getGradView(),
                List.of(state));
    }

    private static GradientLimit limit(Trainable layer) {
        GradientNormalization kind = layer.getConfig().getGradientNormalization();
        return new GradientLimit(kind == null ? GradientNormalization.None : kind, (float)
                layer.getConfig().getGradientNormalizationThreshold());
    }

    Regularisation regularisation(StepContext step) {
        double rate = configuration.hasLearningRate() ? step.learningRate : 1;
        Regularisation known = Regularisation.of(terms, step, rate);
        if (known == null) {
            throw new IllegalStateException("a regularisation term became unknown");
        }
        return known.plus(decay.l2(role), decay.decoupled(role) * rate);
    }

    /**
     * What the whole update is multiplied by. AdaDelta has no rate of its own; of the others, which are all proportional to
     * theirs, a layer may have another share.
     */
    float updateFactor(StepContext step) {
        float share = role.learns() ? rateFactor : 1;
        return configuration instanceof AdaDelta ? share * (float) step.learningRate : share;
    }
}
