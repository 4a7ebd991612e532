package org.convzoo.zoo.blueprint;

/** Every value times a constant. */
public record Scaling(double factor) implements LayerSpec {

    @Override
    public String kind() {
        return "times " + factor;
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public boolean isInPlace() {
        return true;
    }
}
