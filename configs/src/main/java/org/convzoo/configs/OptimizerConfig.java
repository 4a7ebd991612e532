package org.convzoo.configs;

/**
 * The update rule; each as Deeplearning4j defines it, but for momentum, which is PyTorch's: {@code v = momentum v + g}
 * and the learning rate multiplies {@code v} when it is subtracted, so that a new rate holds for all of it at once.
 */
@Description("The update rule.")
@Beside({"weightDecay", "l2", "gradientClipping"})
public sealed interface OptimizerConfig {

    /** The base learning rate, before the schedule. */
    double learningRate();

    /** Whether steps keep a part of those before them, as velocity or as Adam's mean, which a schedule can change. */
    default boolean hasMomentum() {
        return this instanceof Sgd sgd && sgd.momentum() > 0
                || this instanceof Momentum
                || this instanceof Nesterov
                || this instanceof Adam
                || this instanceof AdamW;
    }

    /** Stochastic gradient descent; with momentum, the classical (heavy-ball) one. */
    @Choice("sgd")
    @Description("Stochastic gradient descent; with momentum, the classical (heavy-ball) one.")
    record Sgd(
            @Description("The base learning rate.") @Default("0.01") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Part of the velocity that a step keeps.")
            @Default("0")
            @Range(min = 0, max = 1, maxExclusive = true)
            double momentum)
            implements OptimizerConfig {}

    /** Gradient descent with classical (heavy-ball) momentum. */
    @Choice("momentum")
    @Description("Gradient descent with classical (heavy-ball) momentum.")
    record Momentum(
            @Description("The base learning rate.") @Default("0.01") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Part of the velocity that a step keeps.")
            @Default("0.9")
            @Range(min = 0, max = 1, maxExclusive = true)
            double momentum)
            implements OptimizerConfig {}

    /** Gradient descent with Nesterov momentum. */
    @Choice("nesterov")
    @Description("Gradient descent with Nesterov momentum.")
    record Nesterov(
            @Description("The base learning rate.") @Default("0.01") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Part of the velocity that a step keeps.")
            @Default("0.9")
            @Range(min = 0, max = 1, maxExclusive = true)
            double momentum)
            implements OptimizerConfig {}

    /** AdaGrad (Duchi et al. 2011). */
    @Choice("adagrad")
    @Description("AdaGrad (Duchi et al. 2011).")
    record AdaGrad(
            @Description("The base learning rate.") @Default("0.01") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Keeps the divisor away from zero.") @Default("1.0e-6") @Range(min = 0, minExclusive = true)
            double epsilon)
            implements OptimizerConfig {}

    /** AdaDelta (Zeiler 2012), which needs no learning rate; the schedule scales its updates. */
    @Choice("adadelta")
    @Description("AdaDelta (Zeiler 2012), which needs no learning rate; the schedule scales its updates.")
    record AdaDelta(
            @Description("The base learning rate.") @Default("1.0") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Decay of the running averages.")
            @Default("0.95")
            @Range(min = 0, max = 1, maxExclusive = true)
            double rho,

            @Description("Keeps the divisor away from zero.") @Default("1.0e-6") @Range(min = 0, minExclusive = true)
            double epsilon)
            implements OptimizerConfig {}

    /** RMSProp (Tieleman and Hinton 2012). */
    @Choice("rmsprop")
    @Description("RMSProp (Tieleman and Hinton 2012).")
    record RmsProp(
            @Description("The base learning rate.") @Default("0.001") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Decay of the running average.") @Default("0.95") @Range(min = 0, max = 1, maxExclusive = true)
            double decay,

            @Description("Keeps the divisor away from zero.") @Default("1.0e-8") @Range(min = 0, minExclusive = true)
            double epsilon)
            implements OptimizerConfig {}

    /** Adam (Kingma and Ba, arXiv:1412.6980). */
    @Choice("adam")
    @Description("Adam (Kingma and Ba, arXiv:1412.6980).")
    record Adam(
            @Description("The base learning rate.") @Default("0.001") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Decay of the mean of the gradients.")
            @Default("0.9")
            @Range(min = 0, max = 1, maxExclusive = true)
            double beta1,

            @Description("Decay of the mean of their squares.")
            @Default("0.999")
            @Range(min = 0, max = 1, maxExclusive = true)
            double beta2,

            @Description("Keeps the divisor away from zero.") @Default("1.0e-8") @Range(min = 0, minExclusive = true)
            double epsilon)
            implements OptimizerConfig {}

    /** Adam with decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101): {@code training.weightDecay}. */
    @Choice("adamw")
    @Description(
            "Adam with decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101), as weightDecay beside it says.")
    record AdamW(
            @Description("The base learning rate.") @Default("0.001") @Range(min = 0, minExclusive = true)
            double learningRate,

            @Description("Decay of the mean of the gradients.")
            @Default("0.9")
            @Range(min = 0, max = 1, maxExclusive = true)
            double beta1,

            @Description("Decay of the mean of their squares.")
            @Default("0.999")
            @Range(min = 0, max = 1, maxExclusive = true)
            double beta2,

            @Description("Keeps the divisor away from zero.") @Default("1.0e-8") @Range(min = 0, minExclusive = true)
            double epsilon)
            implements OptimizerConfig {}
}
