package org.convzoo.training.features;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.features.FeatureImages;
import org.convzoo.data.features.FeatureTable;

/** What came of asking for features. */
public sealed interface FeatureTables {

    /**
     * They are there.
     *
     * @param images whose features these are
     * @param tables by layer, one a copy; the cache closes them
     */
    record Ready(LabelledImages images, Map<String, List<FeatureTable>> tables) implements FeatureTables {

        public Ready {
            tables = Map.copyOf(tables);
        }

        /** The images with what a layer puts out for them; the first copy, where there are several. */
        public FeatureImages of(String layer) {
            return new FeatureImages(images, Objects.requireNonNull(tables.get(layer), layer), 0);
        }
    }

    /** The stop signal was raised; on the disk, what was computed is kept for the next time. */
    record Stopped() implements FeatureTables {}

    /**
     * They cannot be kept: go on without.
     *
     * @param reason as a sentence goes on after "because"
     */
    record NotKept(String reason) implements FeatureTables {}
}
