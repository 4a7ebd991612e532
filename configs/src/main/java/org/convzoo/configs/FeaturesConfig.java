package org.convzoo.configs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a classifier learns from what a layer of a network puts out for each image; the network itself stays as it is.
 *
 * @param layer whose outputs are the features, or several to choose from; null for the one whose output describes an image
 * @param pooling how a map becomes a row of features, or several ways to choose from
 * @param cache where what the layer puts out is kept, so that later runs need not compute it again
 * @param classifier that learns from the rows
 * @param export the kinds of files that the features are written into, beside the run's report
 */
@Description("How a classifier learns from what a layer puts out for each image; the network stays as it is.")
public record FeaturesConfig(
        @Description("The layer whose outputs are the features; the last one before the network's head if left out."
                + " Of several, the best is chosen by cross-validation.")
        @OneOrMore
        @Nullable
        List<String> layer,

        @Description("How a map becomes the features of an image; gem is the generalised mean with p = 3."
                + " Of several, the best is chosen by cross-validation.")
        @Default("average")
        @OneOrMore
        List<FeaturePooling> pooling,

        @Description("Where what the layer puts out is kept, so that each image goes through the network once.")
        @Default("{type: disk}")
        FeatureCacheConfig cache,

        @Description("What learns from the features.") ClassifierConfig classifier,

        @Description("Files for other programs with the features that were learned from and tested on:"
                + " features-train.npy and features-test.npy in the run directory.")
        @Default("[]")
        List<FeatureExport> export) {

    public FeaturesConfig {
        layer = layer == null ? null : List.copyOf(layer);
        pooling = List.copyOf(pooling);
        export = List.copyOf(export);
        if (layer != null) {
            requireDifferent("layer", layer);
        }
        requireDifferent("pooling", pooling);
        if ((layer != null && layer.size() > 1 || pooling.size() > 1)
                && !(classifier instanceof ClassifierConfig.Linear)) {
            throw new KeyException(
                    "classifier",
                    "of this type is not chosen by cross-validation, as several layers or poolings are: take"
                            + " logisticRegression or linearSvm, or one layer and one pooling");
        }
        if (new HashSet<>(export).size() < export.size()) {
            throw new KeyException("export", "names a kind of file twice; leave one out");
        }
    }

    private static void requireDifferent(String key, List<?> values) {
        if (values.isEmpty()) {
            throw new KeyException(key, "needs at least one value");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new KeyException(key, "names one twice; leave it out");
        }
    }

    /** Whether the layer or its pooling is yet to be chosen. */
    public boolean isSweep() {
        return layer != null && layer.size() > 1 || pooling.size() > 1;
    }

    /** The same of each layer with each pooling alone, poolings of the first layer first. */
    public List<FeaturesConfig> candidates() {
        List<FeaturesConfig> candidates = new ArrayList<>();
        List<@Nullable String> layers =
                layer == null ? Collections.singletonList(null) : Collections.unmodifiableList(layer);
        for (@Nullable String one : layers) {
            pooling.forEach(way -> candidates.add(
                    new FeaturesConfig(one == null ? null : List.of(one), List.of(way), cache, classifier, export)));
        }
        return candidates;
    }

    /** The same with another classifier. */
    public FeaturesConfig with(ClassifierConfig other) {
        return new FeaturesConfig(layer, pooling, cache, other, export);
    }

    /** The layer, where there is one; the first of several, and null for the one whose output describes an image. */
    public @Nullable String firstLayer() {
        return layer == null ? null : layer.get(0);
    }

    /** The key of a layer in messages. */
    public static String keyOfLayer(int index, int layers) {
        return layers == 1 ? "features.layer" : "features.layer." + index;
    }

    FeaturesConfig pinned(DataLocator locator) {
        return new FeaturesConfig(layer, pooling, cache.pinned(locator), classifier, export);
    }
}
