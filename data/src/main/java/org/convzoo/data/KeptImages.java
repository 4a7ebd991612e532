package org.convzoo.data;

import java.util.List;

/**
 * Images that are held in memory, so that reading one costs nothing.
 *
 * @param name comes before the number in an image's id
 * @param images in their order
 * @param labels one an image
 */
public record KeptImages(String name, List<RawImage> images, int[] labels) implements LabelledImages {

    public KeptImages {
        images = List.copyOf(images);
        if (images.size() != labels.length) {
            throw new IllegalArgumentException(
                    images.size() + " images of " + name + " need as many labels, got " + labels.length);
        }
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String id(int index) {
        return ImageNumber.id(name, index);
    }

    @Override
    public RawImage read(int index) {
        return images.get(index);
    }
}
