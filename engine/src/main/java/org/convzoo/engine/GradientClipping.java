package org.convzoo.engine;

/**
 * What keeps gradients from growing before the optimizer sees them. Running statistics of batch normalization are no
 * gradients and stay as they are; weight penalties come afterwards, as in PyTorch.
 *
 * @param kind what is limited
 * @param limit largest magnitude or Euclidean norm; above 0, no matter where nothing is limited
 */
public record GradientClipping(Kind kind, double limit) {

    /** What is limited. */
    public enum Kind {
        NOTHING,
        /** Each number by itself: {@code torch.nn.utils.clip_grad_value_}. */
        VALUE,
        /** The norm of each parameter array by itself. */
        NORM,
        /** The norm of all gradients of the network together: {@code torch.nn.utils.clip_grad_norm_}. */
        GLOBAL_NORM
    }

    public static GradientClipping none() {
        return new GradientClipping(Kind.NOTHING, 0);
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
