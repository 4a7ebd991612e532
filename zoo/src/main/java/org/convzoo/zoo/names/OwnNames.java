package org.convzoo.zoo.names;

import org.convzoo.zoo.Architecture;
import org.jspecify.annotations.Nullable;

/** The layer names of this zoo. */
final class OwnNames {

    private OwnNames() {}

    /** @return null for networks with layers that nobody else has, such as radial basis codes */
    static @Nullable LayerNames of(Architecture architecture) {
        return LayerParameter.areKnown(architecture.blueprint()) ? layer -> layer : null;
    }
}
