package org.convzoo.training;

import java.util.zip.CRC32;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;

/**
 * Images whose pixels are summed up on their way to a network, so that two sets can be compared without being read
 * again.
 *
 * @param all the images
 * @param sums of the pixels of each image that was read
 */
record ObservedImages(LabelledImages all, long[] sums) implements LabelledImages {

    static ObservedImages of(LabelledImages images) {
        return new ObservedImages(images, new long[images.size()]);
    }

    @Override
    public RawImage read(int index) {
        RawImage image = all.read(index);
        CRC32 sum = new CRC32();
        sum.update(image.width());
        sum.update(image.width() >> 8);
        sum.update(image.channels());
        sum.update(image.pixels());
        sums[index] = sum.getValue();
        return image;
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public int label(int index) {
        return all.label(index);
    }

    @Override
    public String id(int index) {
        return all.id(index);
    }

    @Override
    public double weight(int index) {
        return all.weight(index);
    }

    @Override
    public String group(int index) {
        return all.group(index);
    }
}
