package org.convzoo.data;

import java.util.Collections;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;

/** Image contracts that leave pixel values as they are. */
public final class Contracts {

    private Contracts() {}

    public static ImageContract plain(String input, Resize resize) {
        ImageSize size = ImageSize.parse(input);
        return plain(size, resize, size.channels() == 1 ? ChannelOrder.GREY : ChannelOrder.RGB);
    }

    static ImageContract plain(ImageSize size, Resize resize, ChannelOrder order) {
        return new ImageContract(
                size,
                resize,
                Interpolation.BILINEAR,
                order,
                1,
                Collections.nCopies(size.channels(), 0.0),
                Collections.nCopies(size.channels(), 1.0));
    }
}
