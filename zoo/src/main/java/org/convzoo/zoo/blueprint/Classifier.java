package org.convzoo.zoo.blueprint;

/**
 * Dense, then softmax; trained with the cross-entropy of the labelled class.
 *
 * @param classes of the output
 * @param lossWeight of this output's loss; below 1 for auxiliary classifiers
 */
public record Classifier(int classes, double lossWeight) implements LayerSpec {

    public static Classifier of(int classes) {
        return new Classifier(classes, 1);
    }

    @Override
    public String kind() {
        return "dense, softmax";
    }

    @Override
    public Shape output(Shape input) {
        return Shape.vector(classes);
    }

    @Override
    public long parameters(Shape input) {
        return classes * input.size() + biases(input);
    }

    @Override
    public long biases(Shape input) {
        return classes;
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return classes * input.size();
    }
}
