package org.convzoo.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does in training beside the optimizer's rule.
 *
 * @param decay of the parameters
 * @param clipping of the gradients
 * @param accumulates whether steps may be made of several batches
 * @param rateFactors what a layer's learning rate, and its decay with it, is multiplied by, by the layer's name; 1 where
 *     there is none
 * @param averages that follow the parameters; whoever made them closes them after the plan. Null if there are none
 */
public record UpdateOptions(
        ParameterDecay decay,
        GradientClipping clipping,
        boolean accumulates,
        Map<String, Double> rateFactors,
        @Nullable WeightAverages averages) {

    public UpdateOptions {
        rateFactors = Map.copyOf(rateFactors);
    }

    /** The same rate for all layers. */
    public UpdateOptions(
            ParameterDecay decay, GradientClipping clipping, boolean accumulates, @Nullable WeightAverages averages) {
        this(decay, clipping, accumulates, Map.of(), averages);
    }

    /** What the learning rate of a layer is multiplied by. */
    public double rateFactor(String layer) {
        return rateFactors.getOrDefault(layer, 1.0);
    }

    /** The optimizer's rule alone. */
    public static UpdateOptions none() {
        return new UpdateOptions(ParameterDecay.none(), GradientClipping.none(), false, null);
    }
}
