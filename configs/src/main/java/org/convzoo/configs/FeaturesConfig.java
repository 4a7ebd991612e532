package org.convzoo.configs;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a classifier learns from what a layer of a network puts out for each image; the network itself stays as it is.
 *
 * @param layer whose outputs are the features; null for the one whose output describes an image
 * @param pooling how a map becomes a row of features
 * @param cache where what the layer puts out is kept, so that later runs need not compute it again
 * @param classifier that learns from the rows
 * @param export the kinds of files that the features are written into, beside the run's report
 */
@Description("How a classifier learns from what a layer puts out for each image; the network stays as it is.")
public record FeaturesConfig(
        @Description("The layer whose outputs are the features; the last one before the network's head if left out.")
        @Nullable
        String layer,

        @Description("How a map becomes the features of an image; gem is the generalised mean with p = 3.")
        @Default("average")
        FeaturePooling pooling,

        @Description("Where what the layer puts out is kept, so that each image goes through the network once.")
        @Default("{type: disk}")
        FeatureCacheConfig cache,

        @Description("What learns from the features.") ClassifierConfig classifier,

        @Description("Files for other programs with the features that were learned from and tested on:"
                + " features-train.npy and features-test.npy in the run directory.")
        @Default("[]")
        List<FeatureExport> export) {

    public FeaturesConfig {
        export = List.copyOf(export);
        if (new HashSet<>(export).size() < export.size()) {
            throw new KeyException("export", "names a kind of file twice; leave one out");
        }
    }

    FeaturesConfig pinned(DataLocator locator) {
        return new FeaturesConfig(layer, pooling, cache.pinned(locator), classifier, export);
    }
}
