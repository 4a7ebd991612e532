package org.convzoo.zoo.blueprint;

/**
 * Each value divided by {@code (k + alpha * sum of squares)^beta} over neighbouring channels (Krizhevsky et al. 2012,
 * section 3.3; alpha is not divided by the size).
 *
 * @param size channels of the sum
 */
public record LocalResponseNormalization(int size, double alpha, double beta, double k) implements LayerSpec {

    @Override
    public String kind() {
        return "local response normalization";
    }

    @Override
    public String windowText() {
        return size + " channels";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }
}
