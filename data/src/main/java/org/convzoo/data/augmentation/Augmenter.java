package org.convzoo.data.augmentation;

import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.data.Draws;
import org.convzoo.data.ImagePart;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.PixelBuffer;
import org.convzoo.data.RawImage;

/** Changes and prepares the images of a pass. Keeps its working memory, so each thread has its own. */
public final class Augmenter {

    private final Augmentation augmentation;
    private final ImagePreparation preparation;
    private final List<ImageStep> steps;
    private final List<RandomErasing> erasings;
    private final PixelBuffer buffer = new PixelBuffer();
    private final Draws draws = Draws.of(0, 0, 0);

    /** @param preparation of the same thread and the contract */
    public Augmenter(Augmentation augmentation, ImageContract contract, ImagePreparation preparation) {
        this.augmentation = augmentation;
        this.preparation = preparation;
        this.steps = StepList.of(augmentation.steps(), contract.input(), preparation);
        this.erasings = StepList.erasings(augmentation.steps(), contract.input());
    }

    /** The part of an image that {@link #into} looks at. */
    public ImagePart.Choice part(int place) {
        return (height, width) -> {
            if (!steps.isEmpty() && steps.get(0) instanceof RandomResizedCrop crop) {
                restart(place);
                return crop.draw(height, width, draws);
            }
            return ImagePart.Choice.WHOLE.of(height, width);
        };
    }

    private void restart(int place) {
        draws.restart(augmentation.imageSeed(), augmentation.epoch(), place);
    }

    /**
     * Writes an image as the network is to see it.
     *
     * @param place of the image in the pass
     * @param prepared receives [C, H, W]
     */
    public void into(RawImage image, int place, float[] prepared) {
        buffer.load(image);
        restart(place);
        for (ImageStep step : steps) {
            step.apply(buffer, draws);
        }
        preparation.write(buffer, prepared);
        for (RandomErasing erasing : erasings) {
            erasing.apply(prepared, draws);
        }
    }
}
