package org.convzoo.configs;

/** What keeps gradients from growing before the optimizer sees them; weight penalties come afterwards. */
@Description("What keeps gradients from growing before the optimizer sees them; weight penalties come afterwards.")
public sealed interface GradientClippingConfig {

    /** What is not exceeded. */
    double limit();

    /** Each number by itself, as PyTorch's {@code clip_grad_value_}. */
    @Choice("value")
    @Description("Bounds each number of a gradient by itself.")
    record Value(
            @Description("The largest magnitude.") @Range(min = 0, minExclusive = true)
            double limit) implements GradientClippingConfig {}

    /** The Euclidean norm of each parameter array's gradient by itself. */
    @Choice("norm")
    @Description("Bounds the Euclidean norm of each parameter array's gradient by itself.")
    record Norm(
            @Description("The largest norm.") @Range(min = 0, minExclusive = true)
            double limit) implements GradientClippingConfig {}

    /** The Euclidean norm of all gradients together, as PyTorch's {@code clip_grad_norm_} (Pascanu et al. 2013). */
    @Choice("globalNorm")
    @Description("Bounds the Euclidean norm of all gradients together.")
    record GlobalNorm(
            @Description("The largest norm.") @Range(min = 0, minExclusive = true)
            double limit) implements GradientClippingConfig {}
}
