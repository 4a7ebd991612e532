package org.convzoo.zoo.blueprint;

import java.util.List;

/** The sum of several maps of one shape. */
public record Addition() implements LayerSpec {

    @Override
    public String kind() {
        return "addition";
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.stream().distinct().count() != 1) {
            throw new IllegalArgumentException("maps of different shapes cannot be added: " + inputs);
        }
        return inputs.get(0);
    }
}
