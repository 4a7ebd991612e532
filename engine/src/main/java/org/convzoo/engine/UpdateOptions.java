package org.convzoo.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a plan does in training beside the optimizer's rule.
 *
 * @param decay of the parameters
 * @param clipping of the gradients
 * @param accumulates whether steps may be made of several batches
 * @param averages that follow the parameters; whoever made them closes them after the plan. Null if there are none
 */
public record UpdateOptions(
        ParameterDecay decay,
        GradientClipping clipping,
        boolean accumulates,
        @Nullable WeightAverages averages) {

    /** The optimizer's rule alone. */
    public static UpdateOptions none() {
        return new UpdateOptions(ParameterDecay.none(), GradientClipping.none(), false, null);
    }
}
