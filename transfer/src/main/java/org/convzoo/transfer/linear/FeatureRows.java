package org.convzoo.transfer.linear;

import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;

/** Refuses rows that a trained classifier cannot answer for. */
public final class FeatureRows {

    private FeatureRows() {}

    /** @param trained how many features the classifier was trained on */
    public static void require(FloatMatrix features, int trained) {
        if (features.columns() != trained) {
            throw UserException.failed("the classifier was trained on rows of " + trained + " features, these have "
                    + features.columns() + ": extract them with the same network, layer and pooling");
        }
        FiniteValues.require(features, row -> "row " + row);
    }
}
