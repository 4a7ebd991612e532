package org.convzoo.training;

import java.util.List;
import org.convzoo.configs.Colour;
import org.convzoo.configs.UserException;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.jspecify.annotations.Nullable;

/**
 * Images that nobody has labelled, as batches want them: all count as class 0, which predicting does not look at, and a
 * black pixel stands in for what cannot be read, so that the rest of its batch goes on.
 */
final class UnlabelledImages implements LabelledImages {

    private static final RawImage BLACK = new RawImage(1, 1, 1, new byte[1]);

    private final List<UnlabelledImage> images;
    private final Colour background;
    // Written by the thread that reads an image, read after its batch was handed over, which orders the two.
    private final @Nullable String[] failures;

    UnlabelledImages(List<UnlabelledImage> images, Colour background) {
        this.images = images;
        this.background = background;
        this.failures = new String[images.size()];
    }

    /** Why an image could not be read, or null if it could. */
    @Nullable
    String failure(int index) {
        return failures[index];
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int label(int index) {
        return 0;
    }

    @Override
    public String id(int index) {
        return images.get(index).name();
    }

    @Override
    public RawImage read(int index) {
        try {
            return images.get(index).pixels().apply(background);
        } catch (UserException unreadable) {
            failures[index] = unreadable.getMessage();
            return BLACK;
        }
    }
}
