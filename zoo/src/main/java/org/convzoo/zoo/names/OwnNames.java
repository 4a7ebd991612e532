package org.convzoo.zoo.names;

import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/** The layer names of this zoo. */
final class OwnNames {

    private OwnNames() {}

    /** @return null for networks with layers that nobody else has, such as radial basis codes */
    static @Nullable LayerNames of(Architecture architecture) {
        return LayerParameter.areKnown(architecture.blueprint()) ? new Own() : null;
    }

    /** A network that was adapted to another task has layers that the architecture does not have. */
    private record Own() implements LayerNames {

        @Override
        public String nameOf(String layer) {
            return layer;
        }

        @Override
        public boolean ignores(String array) {
            return array.startsWith(Blueprint.NEW_HEAD + "_");
        }
    }
}
