package org.convzoo.training;

import java.nio.FloatBuffer;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.DelegatedImages;
import org.convzoo.data.FeatureMap;
import org.convzoo.data.LabelledImages;

/**
 * Images with the features of a few of them, given again and again: they take the time of the others too.
 *
 * @param images with their labels
 * @param shape of the features of an image
 * @param rows of features, one after the other
 * @param count of rows
 */
record RepeatedFeatures(LabelledImages images, ImageSize shape, FloatBuffer rows, int count)
        implements DelegatedImages {

    @Override
    public FeatureMap sample(int index) {
        int length = shape.height() * shape.width() * shape.channels();
        return new FeatureMap(
                shape.channels(), shape.height(), shape.width(), rows.slice(index % count * length, length));
    }
}
