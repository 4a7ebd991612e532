package org.convzoo.data;

import java.util.Arrays;
import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.data.augmentation.Augmentation;

/**
 * One pass over the images of a split: which, in which order, in batches of how many, and what becomes of each.
 *
 * @param images the split
 * @param classes columns of the labels
 * @param contract what the network expects of an image
 * @param batchSize images in each batch but the last, which may have fewer
 * @param order indices of the images in the order of the pass, see {@link EpochOrder}; not copied
 * @param firstBatch batches before it are skipped without being read, so that a pass can be resumed
 * @param targets what the network is to answer
 * @param augmentation how images are changed on the way
 * @param views which parts of each image the network sees, one after the other
 * @param badImages what becomes of images that cannot be read
 */
public record Pass(
        LabelledImages images,
        int classes,
        ImageContract contract,
        int batchSize,
        int[] order,
        int firstBatch,
        Targets targets,
        Augmentation augmentation,
        List<View> views,
        BadImages badImages) {

    public Pass {
        views = List.copyOf(views);
        if (batchSize < 1 || firstBatch < 0) {
            throw new IllegalArgumentException(
                    "batchSize must be at least 1 and firstBatch at least 0, got " + batchSize + " and " + firstBatch);
        }
    }

    /** All images of the order, each labelled with its class alone. */
    public static Pass of(LabelledImages images, int classes, ImageContract contract, int batchSize, int[] order) {
        return new Pass(
                images,
                classes,
                contract,
                batchSize,
                order,
                0,
                Targets.ONE_HOT,
                Augmentation.NONE,
                List.of(View.CENTRE),
                BadImages.REFUSED);
    }

    /** The beginning of this pass. */
    public Pass first(int batches) {
        int[] beginning = Arrays.copyOf(order, (int) Math.min(order.length, (long) batches * batchSize));
        return new Pass(
                images, classes, contract, batchSize, beginning, firstBatch, targets, augmentation, views, badImages);
    }

    /** Its first images, all in one batch. */
    public Pass ofFirst(int images) {
        return of(Arrays.copyOf(order, Math.min(order.length, images)));
    }

    /** Other images of the split, all in one batch. */
    public Pass of(int[] others) {
        return new Pass(
                images,
                classes,
                contract,
                Math.max(1, others.length),
                others,
                0,
                targets,
                augmentation,
                views,
                badImages);
    }

    /** The rest of this pass. */
    public Pass from(int batch) {
        return new Pass(images, classes, contract, batchSize, order, batch, targets, augmentation, views, badImages);
    }

    /** The same pass with other answers. */
    public Pass withTargets(Targets others) {
        return new Pass(
                images, classes, contract, batchSize, order, firstBatch, others, augmentation, views, badImages);
    }

    /** The same pass with changed images. */
    public Pass withAugmentation(Augmentation other) {
        return new Pass(images, classes, contract, batchSize, order, firstBatch, targets, other, views, badImages);
    }

    /** The same pass, each image seen in several ways; those of one image follow each other. */
    public Pass withViews(TestTimeAugmentation ways) {
        return new Pass(
                images,
                classes,
                ways.contract(contract),
                batchSize,
                order,
                firstBatch,
                targets,
                augmentation,
                ways.views(),
                badImages);
    }

    /** The same pass with another answer to images that cannot be read. */
    public Pass withBadImages(BadImages others) {
        return new Pass(images, classes, contract, batchSize, order, firstBatch, targets, augmentation, views, others);
    }

    /** How many rows the batches of the whole pass have together. */
    int rows() {
        return Math.multiplyExact(order.length, views.size());
    }

    /** The image that a row shows. */
    int index(int row) {
        return order[row / views.size()];
    }

    /** The part of the image that a row shows. */
    View view(int row) {
        return views.get(row % views.size());
    }
}
