package org.convzoo.training.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.features.ImageContents;
import org.convzoo.data.features.TableKey;

/** Finds the keys of tables: all that their values depend on, and nothing else. */
final class FeatureKeys {

    private final FeatureRequest request;
    private final BodyDigest body;
    private final Map<String, String> bodies = new HashMap<>();
    private final String images;

    /** Reads all images once. */
    FeatureKeys(FeatureRequest request) {
        this.request = request;
        FrozenBody frozen = request.body();
        frozen.plan().synchronise();
        this.body = new BodyDigest(frozen.graph());
        Fingerprint contents = new Fingerprint();
        List<byte[]> digests = ImageContents.digests(request.images(), request.workers());
        contents.add(digests.size());
        digests.forEach(contents::add);
        this.images = contents.hexadecimal();
    }

    /**
     * The key of what a layer puts out for the images of a copy. How many copies there are is no part of it: with more of
     * them, those that were made before are found again.
     *
     * @param copy from 0
     */
    TableKey of(String layer, int copy) {
        FrozenBody frozen = request.body();
        Fingerprint all = new Fingerprint();
        all.add(bodies.computeIfAbsent(layer, body::of));
        all.add(frozen.contract().toString());
        all.add(frozen.precision().name());
        // plans agree to a few units in the last place, not to the bit
        all.add(frozen.plan().getClass().getSimpleName());
        all.add(ImagePreparation.VERSION);
        all.add(images);
        Augmentation augmentation = request.augmentation(copy);
        all.add(augmentation.steps().stream().map(AugmentationConfig::toString).toList());
        all.add(augmentation.seed()).add(augmentation.epoch());
        return new TableKey(all.hexadecimal());
    }
}
