package org.convzoo.zoo.names;

import org.jspecify.annotations.Nullable;

/** What another library calls the layers of a network. */
@FunctionalInterface
interface LayerNames {

    /** The other library's name; null if these names have none for the layer. */
    @Nullable
    String nameOf(String layer);

    /** These names, and the other ones for layers that have none here. */
    default LayerNames or(LayerNames others) {
        return layer -> {
            String name = nameOf(layer);
            return name == null ? others.nameOf(layer) : name;
        };
    }
}
