package org.convzoo.zoo.names;

/** The part that an array of a layer's parameters plays. */
public enum ParameterKind {
    WEIGHT("W"),
    BIAS("b"),
    /** Of batch normalization, as are all that follow. */
    SCALE("gamma"),
    SHIFT("beta"),
    MEAN("mean"),
    VARIANCE("var");

    private final String key;

    ParameterKind(String key) {
        this.key = key;
    }

    /** As Deeplearning4j calls it; a variance that is kept as a logarithm has another key there. */
    public String key() {
        return key;
    }
}
