package org.convzoo.zoo.blueprint;

import java.util.List;

/** One kind of layer with its settings, as an architecture's table names it. */
public sealed interface LayerSpec
        permits Convolution,
                SparseConvolution,
                Pooling,
                GlobalPooling,
                BatchNormalization,
                Activate,
                LocalResponseNormalization,
                Dropout,
                Dense,
                PositionBias,
                RadialBasis,
                PaddedShortcut,
                Scaling,
                Concatenation,
                Addition,
                Classifier,
                SoftmaxOutput {

    /** The word a table shows. */
    String kind();

    /** The kernel, stride and padding a table shows; empty where there are none. */
    default String windowText() {
        return "";
    }

    /** Shape of the output for one image; 0 or less in height or width where the input is too small. */
    Shape output(Shape input);

    /** Shape of the output of a layer that joins several inputs. */
    default Shape output(List<Shape> inputs) {
        return output(inputs.get(0));
    }

    /** Weights and biases that training changes. */
    default long parameters(Shape input) {
        return 0;
    }

    /** Those of the parameters that are added to a weighted sum. */
    default long biases(Shape input) {
        return 0;
    }

    /** Values that are learned without a gradient: the running means and variances of batch normalization. */
    default long statistics(Shape input) {
        return 0;
    }

    /** Multiply-accumulate operations of convolutions and dense layers for one image. */
    default long multiplyAccumulates(Shape input) {
        return 0;
    }

    /** Whether the output takes the place of the input in memory. */
    default boolean isInPlace() {
        return false;
    }
}
