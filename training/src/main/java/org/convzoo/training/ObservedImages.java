package org.convzoo.training;

import java.util.zip.CRC32;
import org.convzoo.data.DelegatedImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;

/**
 * Images whose pixels are summed up on their way to a network, so that two sets can be compared without being read
 * again.
 *
 * @param images the images
 * @param sums of the pixels of each image that was read
 */
record ObservedImages(LabelledImages images, long[] sums) implements DelegatedImages {

    static ObservedImages of(LabelledImages images) {
        return new ObservedImages(images, new long[images.size()]);
    }

    @Override
    public RawImage read(int index) {
        RawImage image = images.read(index);
        CRC32 sum = new CRC32();
        sum.update(image.width());
        sum.update(image.width() >> 8);
        sum.update(image.channels());
        sum.update(image.pixels());
        sums[index] = sum.getValue();
        return image;
    }
}
