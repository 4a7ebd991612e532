package org.convzoo.zoo.weights;

/** Who published weights. */
public enum Publisher {
    TORCHVISION("torchvision"),
    KERAS("Keras"),
    DEEPLEARNING4J("Deeplearning4j"),
    IDELBAYEV("Yerlan Idelbayev"),
    MALLI("Refik Can Malli");

    private final String title;

    Publisher(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
