package org.convzoo.zoo.blueprint;

/** Softmax over what comes in, a map being flattened first; trained with the cross-entropy of the labelled class. */
public record SoftmaxOutput() implements LayerSpec {

    @Override
    public String kind() {
        return "softmax";
    }

    @Override
    public Shape output(Shape input) {
        return Shape.vector(Math.toIntExact(input.size()));
    }
}
