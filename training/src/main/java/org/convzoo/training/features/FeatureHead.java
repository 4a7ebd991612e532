package org.convzoo.training.features;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.engine.FloatMatrix;

/** A trained classifier of rows of features. */
public interface FeatureHead {

    /** The names of the classes it tells apart. */
    List<String> classes();

    /** Numbers that describe a row. */
    int features();

    /**
     * The probability of each class, for every row: {@code [rows][classes]}.
     *
     * @throws org.convzoo.configs.UserException if the rows are of another width or a value is not finite
     */
    double[][] probabilities(FloatMatrix rows);

    /** The same as a layer of a network, with a softmax behind it; empty if no layer decides so. */
    Optional<LinearLayer> asLayer();

    /** What a report says of how it was trained: name to value. */
    Map<String, String> facts();

    /** Writes all that {@link FeatureLearning#read} needs; the stream stays open. */
    void write(OutputStream out) throws IOException;

    /**
     * Scores of all classes.
     *
     * @param weights {@code [classes][features]}
     * @param biases one a class
     */
    record LinearLayer(float[][] weights, double[] biases) {}
}
