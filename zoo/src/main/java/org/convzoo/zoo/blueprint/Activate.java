package org.convzoo.zoo.blueprint;

import java.util.Locale;

/** A function of each value, where it is a layer of its own. */
public record Activate(Activation function) implements LayerSpec {

    public static Activate relu() {
        return new Activate(Activation.RELU);
    }

    @Override
    public String kind() {
        return function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
