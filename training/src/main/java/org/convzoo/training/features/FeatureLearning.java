package org.convzoo.training.features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.FeatureExport;

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
     * How a classifier does with each of its C.
     *
     * @param c the smaller, the stronger the penalty
     * @param accuracies of each fold's rows while they were left out: the share that is named rightly, 0 to 1
     */
    record Validated(double c, List<Double> accuracies) {}

    /**
     * Learns with each fold left out in turn, for every C, rising.
     *
     * @param seed of what is drawn
     * @throws org.convzoo.configs.UserException if it cannot learn from such rows
     */
    List<Validated> validate(ClassifierConfig.Linear config, PooledRows rows, long seed);

    /**
     * Reads what {@link FeatureHead#write} wrote.
     *
     * @throws IOException if it was something else
     */
    FeatureHead read(InputStream in) throws IOException;

    /**
     * Writes features for other programs.
     *
     * @param file whose name the kind's ending is put behind
     * @throws org.convzoo.configs.UserException if a feature is not finite, or the file cannot be written
     */
    void export(PooledRows rows, FeatureExport kind, Path file);

    /** The one there is. */
    static FeatureLearning find() {
        return ServiceLoader.load(FeatureLearning.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the module of classifiers is not on the class path"));
    }
}
