package org.convzoo.zoo.names;

import java.util.List;
import org.convzoo.zoo.tensors.KerasLayout;
import org.jspecify.annotations.Nullable;

/**
 * An array of this zoo's network and the one of another library that it is.
 *
 * @param ours in this zoo
 * @param name the other library's
 * @param shape the other library's, row-major
 * @param layout how the other library's array comes into the order of {@link Extents}; null if it is in that order
 */
public record NamedParameter(
        LayerParameter ours,
        String name,
        List<Long> shape,
        @Nullable KerasLayout layout) {

    public NamedParameter {
        shape = List.copyOf(shape);
    }
}
