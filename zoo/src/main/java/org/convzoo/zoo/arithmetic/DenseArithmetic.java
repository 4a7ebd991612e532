package org.convzoo.zoo.arithmetic;

/**
 * A fully connected layer: sizes, parameters and costs, for one image.
 *
 * @param input the volume that is flattened into a vector of n numbers
 * @param units how many outputs there are, K
 */
public record DenseArithmetic(Volume input, int units) {

    public DenseArithmetic {
        if (units < 1) {
            throw new IllegalArgumentException("a dense layer needs at least 1 unit, got " + units);
        }
        new Volume(1, 1, units); // refused where it is too large to count in
    }

    /** A vector. */
    public Volume output() {
        return new Volume(1, 1, units);
    }

    public long weights() {
        return input.size() * units;
    }

    public long biases() {
        return units;
    }

    /** {@code nK + K}. */
    public long parameters() {
        return weights() + biases();
    }

    /** Multiply-accumulate operations. */
    public long multiplyAccumulates() {
        return weights();
    }
}
