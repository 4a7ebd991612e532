package org.convzoo.engine;

/**
 * What pulls parameters towards zero beside the terms that the layers' configurations have.
 *
 * @param weights share of each weight that is subtracted from it, times the learning rate, beside the optimizer's update:
 *     decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101)
 * @param others the same for biases, scales and shifts
 * @param othersL2 factor of half their squares in the loss
 */
public record ParameterDecay(double weights, double others, double othersL2) {

    public static ParameterDecay none() {
        return new ParameterDecay(0, 0, 0);
    }

    /** Share that the rate multiplies. */
    public double decoupled(ParameterRole role) {
        return switch (role) {
            case WEIGHT -> weights;
            case OTHER -> others;
            case STATISTIC, KEPT -> 0;
        };
    }

    /** Factor of half the squares in the loss, beside the configured one. */
    public double l2(ParameterRole role) {
        return role == ParameterRole.OTHER ? othersL2 : 0;
    }
}
