package org.convzoo.zoo;

/** One kind of layer with its settings, as an architecture's table names it. */
public sealed interface LayerSpec {

    /** The word a table shows. */
    String kind();

    /** Shape of the output for one image. */
    Shape output(Shape input);

    /** Weights and biases that training changes. */
    long parameters(Shape input);

    /** Multiply-accumulate operations for one image. */
    default long multiplyAccumulates(Shape input) {
        return 0;
    }

    /** The function applied to each value of a layer's output. */
    enum Activation {
        IDENTITY,
        TANH,
        RELU,
        SOFTMAX
    }

    /** {@code filters} kernels over all channels, each with a bias. */
    record Convolution(int filters, Window window, Activation activation) implements LayerSpec {
        @Override
        public String kind() {
            return "convolution";
        }

        @Override
        public Shape output(Shape input) {
            return new Shape(filters, window.positions(input.height()), window.positions(input.width()));
        }

        @Override
        public long parameters(Shape input) {
            return weights(input) + filters;
        }

        @Override
        public long multiplyAccumulates(Shape input) {
            Shape output = output(input);
            return weights(input) * output.height() * output.width();
        }

        private long weights(Shape input) {
            return (long) filters * input.channels() * window.size() * window.size();
        }
    }

    /** The largest or the mean value of each window, channel by channel. */
    record Pooling(Kind pooling, Window window) implements LayerSpec {
        /** How a window becomes one value. */
        public enum Kind {
            MAX,
            AVERAGE
        }

        @Override
        public String kind() {
            return switch (pooling) {
                case MAX -> "max pooling";
                case AVERAGE -> "average pooling";
            };
        }

        @Override
        public Shape output(Shape input) {
            return new Shape(input.channels(), window.positions(input.height()), window.positions(input.width()));
        }

        @Override
        public long parameters(Shape input) {
            return 0;
        }
    }

    /** Every output sees every input, with a bias each. */
    record Dense(int units, Activation activation) implements LayerSpec {
        @Override
        public String kind() {
            return "dense";
        }

        @Override
        public Shape output(Shape input) {
            return Shape.vector(units);
        }

        @Override
        public long parameters(Shape input) {
            return units * (input.size() + 1);
        }

        @Override
        public long multiplyAccumulates(Shape input) {
            return units * input.size();
        }
    }

    /** The classifier: dense, then softmax; trained with the cross-entropy of the labelled class. */
    record Classifier(int classes) implements LayerSpec {
        @Override
        public String kind() {
            return "softmax";
        }

        @Override
        public Shape output(Shape input) {
            return Shape.vector(classes);
        }

        @Override
        public long parameters(Shape input) {
            return classes * (input.size() + 1);
        }

        @Override
        public long multiplyAccumulates(Shape input) {
            return classes * input.size();
        }
    }
}
