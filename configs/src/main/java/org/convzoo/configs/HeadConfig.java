package org.convzoo.configs;

import java.util.List;

/** What a pretrained network ends in when it learns a new task. */
@Description("What a pretrained network ends in when it learns a new task.")
public sealed interface HeadConfig {

    /** Heads that need no further word. */
    enum Keyword implements HeadConfig {
        /** The network's own, with a new classifier where the classes are others. */
        OWN,
        /** A classifier alone. */
        LINEAR
    }

    /**
     * New layers before the classifier.
     *
     * @param layers in their order
     */
    @Description("New layers before the classifier.")
    record Layers(
            @Description("New layers before the classifier, in their order.")
            List<HeadLayerConfig> layers) implements HeadConfig {

        public Layers {
            layers = List.copyOf(layers);
        }
    }
}
