package org.convzoo.data;

import java.nio.FloatBuffer;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.augmentation.Augmenter;
import org.convzoo.data.augmentation.BatchMixing;
import org.convzoo.data.augmentation.Mix;
import org.jspecify.annotations.Nullable;

/** What one thread needs to bring images into batches, kept from image to image. */
final class ImageWorker {

    private final Pass pass;
    private final @Nullable SignalPreparation signals;
    private final @Nullable ImagePreparation preparation;
    private final @Nullable Augmenter augmenter;
    private final BatchMixing mixing;
    private final float[] prepared; // [C, H, W]
    private final float[] partner; // [C, H, W], while a batch is mixed
    private final float[] target; // [K]
    private final float[] partnersTarget; // [K]
    // Several views of an image follow each other.
    private int lastIndex = -1;
    private @Nullable RawImage lastImage;

    ImageWorker(Pass pass) {
        this.pass = pass;
        boolean forSignals = pass.contract().forSignals();
        boolean forFeatures = pass.contract().forFeatures();
        if (forFeatures && pass.augmentation().changesImages()) {
            throw new IllegalArgumentException("features of " + pass.contract().input() + " are no images to change");
        }
        this.signals = forSignals ? new SignalPreparation(pass.contract()) : null;
        this.preparation = forSignals || forFeatures ? null : new ImagePreparation(pass.contract());
        this.augmenter = preparation != null && pass.augmentation().changesImages()
                ? new Augmenter(pass.augmentation(), pass.contract(), preparation)
                : null;
        ImageSize input = pass.contract().input();
        this.mixing = new BatchMixing(pass.augmentation(), input);
        this.prepared = new float[input.channels() * input.height() * input.width()];
        this.partner = new float[mixing.isWanted() ? prepared.length : 0];
        this.target = new float[pass.classes()];
        this.partnersTarget = new float[mixing.isWanted() ? pass.classes() : 0];
    }

    /** Reads and prepares what a row of the pass shows, and puts it where it belongs. */
    void prepare(int row, BatchSlot slot, int position) {
        LabelledImages images = pass.images();
        int index = pass.index(row);
        int label = images.label(index);
        if (label < 0 || label >= pass.classes()) {
            throw new IllegalArgumentException("image " + images.id(index) + " has label " + label + ", but there are "
                    + pass.classes() + " classes");
        }
        FloatBuffer features = null;
        try {
            if (pass.contract().forFeatures()) {
                features = features(index);
            } else if (signals != null) {
                signals.into(images.sample(index), prepared, 0);
            } else if (augmenter != null) {
                // not the index: an image may be drawn more than once
                augmenter.into(read(index, augmenter.part(row)), row, prepared);
            } else if (preparation != null) {
                View view = pass.view(row);
                ImagePreparation of = preparation;
                preparation.into(read(index, (height, width) -> of.part(height, width, view)), view, prepared, 0);
            }
        } catch (BadImageException bad) {
            if (!pass.badImages().areLeftOut()) {
                throw bad;
            }
            slot.leaveOut(position, index, bad);
            return;
        }
        pass.targets().put(index, label, target);
        if (features != null) {
            slot.put(position, index, features, target);
        } else {
            slot.put(position, index, prepared, target);
        }
    }

    /** Straight from where they are kept. */
    private FloatBuffer features(int index) {
        ImageSize input = pass.contract().input();
        if (pass.images().sample(index) instanceof FeatureMap map
                && map.channels() == input.channels()
                && map.height() == input.height()
                && map.width() == input.width()) {
            return map.values();
        }
        throw new IllegalArgumentException("of " + pass.images().id(index) + " there are no features of " + input);
    }

    private RawImage read(int index, ImagePart.Choice part) {
        if (pass.views().size() == 1) {
            return decoded(index, part);
        }
        RawImage known = lastImage;
        if (known == null || lastIndex != index) {
            known = decoded(index, ImagePart.Choice.WHOLE);
            lastImage = known;
            lastIndex = index;
        }
        return known;
    }

    private RawImage decoded(int index, ImagePart.Choice part) {
        if (pass.images().sample(index, part) instanceof RawImage image) {
            return image;
        }
        throw new IllegalArgumentException(pass.images().id(index) + " is a signal, but the network takes images of "
                + pass.contract().input());
    }

    /** Ends a batch all of whose images have been looked at: leaves no gaps, and mixes its images if they are to be. */
    void finish(int batch, BatchSlot slot, int size) {
        slot.closeGaps(size, prepared, target);
        Mix mix = mixing.isWanted() ? mixing.draw(batch) : null;
        if (mix != null) {
            slot.mix(mix, slot.size(), prepared, partner, target, partnersTarget);
        }
    }
}
