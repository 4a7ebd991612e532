package org.convzoo.engine.onednn;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/** A layer without the wrappers that keep it from learning. */
record FrozenState(Layer layer, boolean frozen) {

    static FrozenState of(Layer layer, boolean frozenFromOutside) {
        if (layer instanceof FrozenLayer wrapper) {
            return of(wrapper.getLayer(), true);
        } else if (layer instanceof FrozenLayerWithBackprop wrapper) {
            return of(wrapper.getUnderlying(), true);
        }
        return new FrozenState(layer, frozenFromOutside);
    }
}
