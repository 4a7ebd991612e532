package org.convzoo.data.augmentation;

import java.util.List;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.Draws;
import org.jspecify.annotations.Nullable;

/** Draws how batches are mixed, as timm does: one share and one rectangle a batch. Not for use by several threads. */
public final class BatchMixing {

    private final Augmentation augmentation;
    private final ImageSize size;
    private final List<BatchAugmentation> kinds;
    private final Draws draws = Draws.of(0, 0, 0);

    public BatchMixing(Augmentation augmentation, ImageSize size) {
        this.augmentation = augmentation;
        this.size = size;
        this.kinds = augmentation.steps().stream()
                .filter(BatchAugmentation.class::isInstance)
                .map(BatchAugmentation.class::cast)
                .toList();
    }

    /** Whether any batch may be mixed. */
    public boolean isWanted() {
        return !kinds.isEmpty();
    }

    /** How a batch is mixed; null if it is not. */
    public @Nullable Mix draw(int batch) {
        draws.restart(augmentation.batchSeed(), augmentation.epoch(), batch);
        BatchAugmentation kind = kinds.get(draws.below(kinds.size()));
        if (!draws.chance(kind.probability())) {
            return null;
        }
        double share = Beta.draw(kind.alpha(), kind.alpha(), draws);
        return kind instanceof BatchAugmentation.CutMix ? cut(share) : new Mix.Blended((float) share);
    }

    /** A rectangle of the image's shape about a random place; what lies outside does not count. */
    private Mix cut(double share) {
        int halfHeight = (int) (size.height() * Math.sqrt(1 - share)) / 2;
        int halfWidth = (int) (size.width() * Math.sqrt(1 - share)) / 2;
        int row = draws.below(size.height());
        int column = draws.below(size.width());
        int top = Math.max(row - halfHeight, 0);
        int left = Math.max(column - halfWidth, 0);
        int bottom = Math.min(row + halfHeight, size.height());
        int right = Math.min(column + halfWidth, size.width());
        double area = (double) (bottom - top) * (right - left) / (size.height() * size.width());
        return new Mix.Cut((float) (1 - area), top, left, bottom, right);
    }
}
