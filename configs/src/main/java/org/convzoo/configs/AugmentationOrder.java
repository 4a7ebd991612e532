package org.convzoo.configs;

import java.util.List;

/** Which steps of an augmentation can follow each other. */
final class AugmentationOrder {

    private AugmentationOrder() {}

    /** @throws KeyException naming the first step that is in the wrong place, or there twice */
    static void check(List<AugmentationConfig> steps) {
        int erasing = -1;
        for (int i = 0; i < steps.size(); i++) {
            AugmentationConfig step = steps.get(i);
            if (step instanceof BatchAugmentation) {
                refuseSecond(steps, i);
            } else if (step instanceof PixelAugmentation.RandomErasing) {
                erasing = i;
            } else if (erasing >= 0) {
                throw new KeyException(
                        "augmentation",
                        "has randomErasing at place " + (erasing + 1) + ", before " + step.word() + " at place "
                                + (i + 1) + "; it wipes the normalised image, so it comes after the steps on pixels");
            }
        }
    }

    private static void refuseSecond(List<AugmentationConfig> steps, int place) {
        for (int earlier = 0; earlier < place; earlier++) {
            if (steps.get(earlier).getClass() == steps.get(place).getClass()) {
                throw new KeyException(
                        "augmentation",
                        "has " + steps.get(place).word() + " at the places " + (earlier + 1) + " and " + (place + 1)
                                + "; a batch is mixed once, keep one of them");
            }
        }
    }
}
