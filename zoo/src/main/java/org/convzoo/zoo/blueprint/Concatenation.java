package org.convzoo.zoo.blueprint;

import java.util.List;

/** The channels of several maps of one size, one after the other. */
public record Concatenation() implements LayerSpec {

    @Override
    public String kind() {
        return "concatenation";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape first = inputs.get(0);
        for (Shape other : inputs) {
            if (other.height() != first.height() || other.width() != first.width()) {
                throw new IllegalArgumentException("maps of different sizes cannot be joined: " + inputs);
            }
        }
        return new Shape(inputs.stream().mapToInt(Shape::channels).sum(), first.height(), first.width());
    }
}
