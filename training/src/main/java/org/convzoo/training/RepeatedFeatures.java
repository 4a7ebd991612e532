package org.convzoo.training;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.FeatureMap;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.jspecify.annotations.Nullable;

/**
 * Images with the features of a few of them, given again and again: they take the time of the others too.
 *
 * @param images with their labels
 * @param shape of the features of an image
 * @param rows of features, one after the other
 * @param count of rows
 */
record RepeatedFeatures(LabelledImages images, ImageSize shape, FloatBuffer rows, int count) implements LabelledImages {

    @Override
    public FeatureMap sample(int index) {
        int length = shape.height() * shape.width() * shape.channels();
        return new FeatureMap(
                shape.channels(), shape.height(), shape.width(), rows.slice(index % count * length, length));
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    @Override
    public String id(int index) {
        return images.id(index);
    }

    @Override
    public RawImage read(int index) {
        return images.read(index);
    }

    @Override
    public Optional<Path> file(int index) {
        return images.file(index);
    }

    @Override
    public void check(int index) {
        images.check(index);
    }

    @Override
    public double weight(int index) {
        return images.weight(index);
    }

    @Override
    public @Nullable String group(int index) {
        return images.group(index);
    }
}
