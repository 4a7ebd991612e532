package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * The network of a run.
 *
 * @param architecture a name that {@code convzoo zoo list} shows
 * @param input the size of the images that the network sees; null means the architecture's own
 */
@Description("The network of a run.")
public record ModelConfig(
        @Description("A name that `convzoo zoo list` shows.")
        String architecture,

        @Description(
                "Size of the network's input as HEIGHTxWIDTHxCHANNELS, e.g. 32x32x1; the architecture's own if left out.")
        @Nullable
        ImageSize input) {}
