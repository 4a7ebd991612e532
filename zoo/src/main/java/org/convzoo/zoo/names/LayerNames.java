package org.convzoo.zoo.names;

import org.jspecify.annotations.Nullable;

/** What another library calls the layers of a network. */
@FunctionalInterface
interface LayerNames {

    /** The other library's name; null if these names have none for the layer. */
    @Nullable
    String nameOf(String layer);

    /** Whether a layer that is dense here is written as a convolution there. */
    default boolean isConvolution(String layer) {
        return false;
    }

    /** Whether an array of that name is of a layer that no network of the zoo has, and may be passed over. */
    default boolean ignores(String array) {
        return false;
    }

    /** The same names, with a dense layer that is written as a convolution. */
    default LayerNames withConvolution(String dense) {
        return new Combined(this, layer -> null, dense);
    }

    /** These names, and the other ones for layers that have none here. */
    default LayerNames or(LayerNames others) {
        return new Combined(this, others, "");
    }

    /** Names from two tables. */
    record Combined(LayerNames first, LayerNames second, String convolution) implements LayerNames {

        @Override
        public @Nullable String nameOf(String layer) {
            String name = first.nameOf(layer);
            return name == null ? second.nameOf(layer) : name;
        }

        @Override
        public boolean isConvolution(String layer) {
            return layer.equals(convolution) || first.isConvolution(layer) || second.isConvolution(layer);
        }
    }
}
