package org.convzoo.training.features;

import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import org.convzoo.configs.ClassifierConfig;

/**
 * Trains classifiers of features and reads those that were saved. Runs are put together below the classifiers, so that
 * these are found as a service of the class path.
 */
public interface FeatureLearning {

    /**
     * Trains one.
     *
     * @param seed of what is drawn
     * @throws org.convzoo.configs.UserException if it cannot learn from such rows
     */
    FeatureHead learn(ClassifierConfig config, PooledRows rows, long seed);

    /**
     * Reads what {@link FeatureHead#write} wrote.
     *
     * @throws IOException if it was something else
     */
    FeatureHead read(InputStream in) throws IOException;

    /** The one there is. */
    static FeatureLearning find() {
        return ServiceLoader.load(FeatureLearning.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the module of classifiers is not on the class path"));
    }
}
