package org.convzoo.data.features;

import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.BadImageException;
import org.convzoo.data.DelegatedImages;
import org.convzoo.data.FeatureMap;
import org.convzoo.data.LabelledImages;

/**
 * Images of which a network is given what its lower part has computed already. All else is as the images have it; people
 * are shown the images.
 *
 * @param images as they were when the features were computed
 * @param copies tables of their features, a row an image; more than one where the images were changed in several ways.
 *     They are not closed here
 * @param copy which of them is looked at, from 0
 */
public record FeatureImages(LabelledImages images, List<FeatureTable> copies, int copy) implements DelegatedImages {

    public FeatureImages {
        copies = List.copyOf(copies);
        if (copies.isEmpty() || copy < 0 || copy >= copies.size()) {
            throw new IllegalArgumentException("there is no copy " + copy + " of " + copies.size());
        }
        for (FeatureTable table : copies) {
            if (table.rows() != images.size()
                    || !table.shape().equals(copies.get(0).shape())) {
                throw new IllegalArgumentException("a table of " + table.rows() + " rows of " + table.shape()
                        + " does not go with " + images.size() + " images and rows of "
                        + copies.get(0).shape());
            }
        }
    }

    /** The same images seen another time, in the course of epochs again and again: number 0 follows the last. */
    public FeatureImages copy(int number) {
        return new FeatureImages(images, copies, Math.floorMod(number, copies.size()));
    }

    /** What a network over them takes. */
    public ImageContract contract() {
        return ImageContract.ofFeatures(copies.get(0).shape());
    }

    /** @throws BadImageException as reading the image does, or because it could not be read when its features were computed */
    @Override
    public FeatureMap sample(int index) {
        FeatureTable table = copies.get(copy);
        if (table.isMissing(index)) {
            images.sample(index);
            throw new BadImageException(
                    id(index),
                    "could not be read when its features were computed",
                    "; run again, now that it can",
                    null);
        }
        ImageSize shape = table.shape();
        return new FeatureMap(shape.channels(), shape.height(), shape.width(), table.row(index));
    }
}
