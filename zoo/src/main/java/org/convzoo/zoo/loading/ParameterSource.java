package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.tensors.TensorFile;

/** Named arrays of numbers, such as those of a weight file, read one at a time. */
public interface ParameterSource extends AutoCloseable {

    /**
     * The arrays of a weight file, under the names that tables have: without the prefix of a wrapper such as
     * {@code module.}, and Keras's layers without a name counted from 1. A model of Deeplearning4j has those of its layers.
     *
     * @param path for messages
     * @param file stays its opener's to close
     * @throws org.convzoo.configs.UserException if a model's parameters are not those of its network
     */
    static ParameterSource of(Path path, TensorFile file) {
        return ModelSource.isModel(file)
                ? ModelSource.of(path.toString(), file)
                : TensorFileSource.of(path.toString(), file);
    }

    /** As messages call it: the path of a file. */
    String description();

    /** The shape of each array, row-major. */
    Map<String, List<Long>> shapes();

    /** Whether an array holds logarithms of deviations, as Deeplearning4j has them, where others hold variances. */
    default boolean isLogarithm(String name) {
        return false;
    }

    /**
     * Reads one array, row-major.
     *
     * @param into with exactly as many elements remaining as the shape says; full afterwards
     * @throws org.convzoo.configs.UserException if it cannot be read
     */
    void read(String name, FloatBuffer into);

    /** Lets go of what it holds in memory; a file stays its opener's to close. */
    @Override
    default void close() {}
}
