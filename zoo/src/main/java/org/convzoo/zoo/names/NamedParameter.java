package org.convzoo.zoo.names;

import java.util.List;

/**
 * An array of this zoo's network and the one of another library that it is.
 *
 * @param ours in this zoo
 * @param name the other library's
 * @param shape the other library's, row-major
 * @param arrangement the other library's order of the elements
 */
public record NamedParameter(LayerParameter ours, String name, List<Long> shape, Arrangement arrangement) {

    public NamedParameter {
        shape = List.copyOf(shape);
    }
}
