package org.convzoo.configs;

import java.util.Locale;

/** How a map becomes the features of an image; a layer without height and width gives its values as they are. */
public enum FeaturePooling {
    /** The mean of each channel. */
    AVERAGE,
    /** The largest value of each channel. */
    MAX,
    /** The means of all channels, then the largest values of all. */
    AVERAGE_MAX,
    /** Every value of the map, channel by channel, row by row. */
    FLATTEN,
    /**
     * The generalised mean of each channel, {@code (mean of max(x, 1e-6)^3)^(1/3)} (Radenović, Tolias and Chum 2018,
     * "Fine-tuning CNN image retrieval with no human annotation", equation 3, with p = 3).
     */
    GEM;

    /** As a configuration has it: {@code averageMax}. */
    public String word() {
        return this == AVERAGE_MAX ? "averageMax" : name().toLowerCase(Locale.ROOT);
    }
}
