package org.convzoo.zoo.blueprint;

/**
 * Zeroes values at random while training and scales up the others (Srivastava et al. 2014).
 *
 * @param probability of zeroing a value, in [0, 1)
 */
public record Dropout(double probability) implements LayerSpec {

    /** None as published; this is where a configuration's dropout goes. */
    public static Dropout onRequest() {
        return new Dropout(0);
    }

    @Override
    public String kind() {
        return "dropout " + probability;
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
