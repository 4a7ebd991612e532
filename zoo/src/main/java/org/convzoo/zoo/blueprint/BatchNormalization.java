package org.convzoo.zoo.blueprint;

/**
 * Each channel brought to mean 0 and variance 1 over the batch, then shifted and scaled by learned values (Ioffe and
 * Szegedy 2015, arXiv:1502.03167, algorithm 1).
 *
 * @param epsilon added to the variance
 * @param decay of the running mean and variance: how much of the old value stays after a batch
 * @param scales whether the scale, gamma, is learned; otherwise it is 1
 */
public record BatchNormalization(double epsilon, double decay, boolean scales) implements LayerSpec {

    /** With PyTorch's constants. */
    public static BatchNormalization usual() {
        return new BatchNormalization(1e-5, 0.9, true);
    }

    @Override
    public String kind() {
        return "batch normalization";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public long parameters(Shape input) {
        return (scales ? 2L : 1L) * input.channels();
    }

    @Override
    public long statistics(Shape input) {
        return 2L * input.channels();
    }
}
