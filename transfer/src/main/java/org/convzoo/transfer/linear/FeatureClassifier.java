package org.convzoo.transfer.linear;

import java.util.List;
import org.convzoo.engine.FloatMatrix;

/** A trained classifier of rows of features. */
public interface FeatureClassifier {

    /** The names of the classes it tells apart. */
    List<String> classes();

    /** Numbers that describe a row. */
    int features();

    /** The probability of each class, for every row: {@code [rows][classes]}. */
    double[][] probabilities(FloatMatrix features);

    /** The class of every row, as its place among {@link #classes}. */
    int[] predict(FloatMatrix features);
}
