package org.convzoo.data;

import java.util.List;
import java.util.function.IntFunction;

/**
 * The images that training looks at, or what stands in for them.
 *
 * @param trainingIn those of an epoch, counted from 0; the same images in the same order in all, perhaps seen differently
 * @param validation what is held out of them
 * @param labels the classes of both, in order
 */
public record LearnedImages(IntFunction<LabelledImages> trainingIn, LabelledImages validation, List<String> labels) {

    public LearnedImages {
        labels = List.copyOf(labels);
    }

    /** The images of a run themselves. */
    public static LearnedImages of(DataSplits splits) {
        return new LearnedImages(epoch -> splits.training(), splits.validation(), splits.labels());
    }

    /** Those of the first epoch. */
    public LabelledImages training() {
        return trainingIn.apply(0);
    }
}
