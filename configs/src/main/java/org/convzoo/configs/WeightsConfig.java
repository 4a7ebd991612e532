package org.convzoo.configs;

/** What a network begins with. */
public sealed interface WeightsConfig {

    /** The same weights when the configuration is read from another place; see {@link DataLocator#pinned}. */
    WeightsConfig pinned(DataLocator locator);

    /** Weights that need no further word. */
    enum Keyword implements WeightsConfig {
        /** Drawn from the run's seed. */
        NONE,
        /** Those that the architecture's publisher made its default for ImageNet. */
        IMAGENET;

        @Override
        public Keyword pinned(DataLocator locator) {
            return this;
        }
    }

    /**
     * Published weights.
     *
     * @param name as {@code convzoo zoo weights list} shows it
     */
    @Description("Published weights, downloaded when absent.")
    record Published(
            @Description("A name that `convzoo zoo weights list ARCHITECTURE` shows.")
            String name) implements WeightsConfig {

        @Override
        public Published pinned(DataLocator locator) {
            return this;
        }
    }

    /**
     * A file of weights: safetensors, PyTorch, Keras HDF5, or a zip of Deeplearning4j's or ours.
     *
     * @param file looked for as every file is, and at last in the folder {@code weights} of the data home
     */
    @Description("Weights of your own: safetensors, PyTorch, Keras HDF5, Deeplearning4j, or a run's model.zip.")
    record FromFile(
            @Description("Beside the configuration, in the working directory, in the data home or its folder weights.")
            String file)
            implements WeightsConfig {

        @Override
        public FromFile pinned(DataLocator locator) {
            return new FromFile(locator.pinned(file));
        }
    }
}
