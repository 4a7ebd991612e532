package org.convzoo.data.augmentation;

import java.util.List;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;

/**
 * How the images of one pass are changed. What is drawn for an image depends on the seed, the epoch and the image's place
 * in the pass alone; what is drawn for a batch, on the seed, the epoch and the batch's number.
 *
 * @param steps in their order; none leaves the images as they are
 * @param seed of the run
 * @param epoch counted from 0
 */
public record Augmentation(List<AugmentationConfig> steps, long seed, int epoch) {

    /** Leaves the images as they are. */
    public static final Augmentation NONE = new Augmentation(List.of(), 0, 0);

    // Other things are drawn from the run's seed too.
    private static final long OF_IMAGES = 0x6A09E667F3BCC908L;
    private static final long OF_BATCHES = 0xBB67AE8584CAA73BL;

    public Augmentation {
        steps = List.copyOf(steps);
    }

    /** Whether anything is done to single images. */
    public boolean changesImages() {
        return StepList.changesImages(steps);
    }

    long imageSeed() {
        return seed ^ OF_IMAGES;
    }

    long batchSeed() {
        return seed ^ OF_BATCHES;
    }

    /**
     * Finds what no configuration can tell: whether the transforms that it names exist.
     *
     * @param key of the list in the configuration, for messages
     * @throws WrongKeyException naming the one that does not, or whose arguments are wrong
     */
    public static void check(List<AugmentationConfig> steps, String key) {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index) instanceof PixelAugmentation.DataVec transform) {
                try {
                    DataVecTransform.of(transform);
                } catch (UserException wrong) {
                    throw new WrongKeyException(
                            key + "." + index,
                            String.valueOf(wrong.getMessage()).replaceFirst("^data\\.augmentation: ", ""));
                }
            }
        }
    }
}
