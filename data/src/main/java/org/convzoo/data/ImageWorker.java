package org.convzoo.data;

import org.convzoo.configs.ImageSize;

/** What one thread needs to bring images into batches, kept from image to image. */
final class ImageWorker {

    private final Pass pass;
    private final ImagePreparation preparation;
    private final float[] prepared; // [C, H, W]
    private final float[] target; // [K]

    ImageWorker(Pass pass) {
        this.pass = pass;
        this.preparation = new ImagePreparation(pass.contract());
        ImageSize input = pass.contract().input();
        this.prepared = new float[input.channels() * input.height() * input.width()];
        this.target = new float[pass.classes()];
    }

    /** Reads and prepares an image of the split, and puts it where it belongs. */
    void prepare(int index, BatchSlot slot, int position) {
        LabelledImages images = pass.images();
        int label = images.label(index);
        if (label < 0 || label >= pass.classes()) {
            throw new IllegalArgumentException("image " + images.id(index) + " has label " + label + ", but there are "
                    + pass.classes() + " classes");
        }
        preparation.into(images.read(index), prepared, 0);
        pass.targets().put(index, label, target);
        slot.put(position, index, prepared, target);
    }
}
