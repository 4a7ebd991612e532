package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** Named arrays of numbers, such as those of a weight file, read one at a time. */
public interface ParameterSource {

    /** As messages call it: the path of a file. */
    String description();

    /** The shape of each array, row-major. */
    Map<String, List<Long>> shapes();

    /**
     * Reads one array, row-major.
     *
     * @param into with exactly as many elements remaining as the shape says; full afterwards
     * @throws org.convzoo.configs.UserException if it cannot be read
     */
    void read(String name, FloatBuffer into);
}
