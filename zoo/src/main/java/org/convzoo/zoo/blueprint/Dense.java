package org.convzoo.zoo.blueprint;

/** Every output sees every input, with a bias each; a map is flattened first. */
public record Dense(int units, Activation activation) implements LayerSpec {

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Shape output(Shape input) {
        return Shape.vector(units);
    }

    @Override
    public long parameters(Shape input) {
        return units * input.size() + biases(input);
    }

    @Override
    public long biases(Shape input) {
        return units;
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return units * input.size();
    }
}
