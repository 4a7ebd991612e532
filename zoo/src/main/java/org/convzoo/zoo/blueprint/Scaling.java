package org.convzoo.zoo.blueprint;

import java.util.Locale;

/** Every value times a constant. */
public record Scaling(double factor) implements LayerSpec {

    @Override
    public String kind() {
        return String.format(Locale.ROOT, "times %.3g", factor);
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
