package org.convzoo.training.features;

import java.util.List;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.data.BadImages;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.augmentation.Augmentation;

/**
 * Which features are wanted.
 *
 * @param body the network, whose plan computes what is not there yet
 * @param layers names of those whose outputs are wanted
 * @param images of which
 * @param augmentation how images are changed; what mixes the images of a batch is left to the training
 * @param seed decides how
 * @param copies how often each image is changed; 1 where it is not
 * @param batchSize images that go through the network together
 * @param workers threads that read images
 * @param badImages what becomes of images that cannot be read while features are computed: left out, they are missing in
 *     the tables
 */
public record FeatureRequest(
        FrozenBody body,
        List<String> layers,
        LabelledImages images,
        List<AugmentationConfig> augmentation,
        long seed,
        int copies,
        int batchSize,
        int workers,
        BadImages badImages) {

    public FeatureRequest {
        layers = List.copyOf(layers);
        augmentation = augmentation.stream()
                .filter(step -> !(step instanceof BatchAugmentation))
                .toList();
        if (layers.isEmpty() || copies < 1 || augmentation.isEmpty() && copies > 1) {
            throw new IllegalArgumentException(
                    "features are of at least one layer, in at least one copy, or in several of"
                            + " images that are changed; got layers " + layers + " and " + copies + " copies");
        }
    }

    /** Features of images as they are. */
    public static FeatureRequest plain(
            FrozenBody body,
            List<String> layers,
            LabelledImages images,
            int batchSize,
            int workers,
            BadImages badImages) {
        return new FeatureRequest(body, layers, images, List.of(), 0, 1, batchSize, workers, badImages);
    }

    /**
     * How the images of a copy are changed.
     *
     * @param copy from 0
     */
    Augmentation augmentation(int copy) {
        return augmentation.isEmpty() ? Augmentation.NONE : new Augmentation(augmentation, seed, copy);
    }

    /** All images in their order; the label of each is of no matter. */
    Pass pass(int copy) {
        int classes = 1;
        for (int index = 0; index < images.size(); index++) {
            classes = Math.max(classes, images.label(index) + 1);
        }
        return Pass.of(images, classes, body.contract(), batchSize, EpochOrder.sequential(images.size()))
                .withAugmentation(augmentation(copy))
                .withBadImages(badImages);
    }
}
