package org.convzoo.zoo.blueprint;

/** A bias for every value of a map, each with its own. */
public record PositionBias() implements LayerSpec {

    @Override
    public String kind() {
        return "bias a position";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public long parameters(Shape input) {
        return biases(input);
    }

    @Override
    public long biases(Shape input) {
        return input.size();
    }

    @Override
    public boolean isInPlace() {
        return true;
    }
}
