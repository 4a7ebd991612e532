package org.convzoo.data.folder;

import java.util.Optional;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.StratifiedSplit;

/**
 * The images a run trains on, chooses its best epoch by, and is measured on; see {@link ImageFolderSource}. Nothing can be
 * held out of classes that have one image only: validation or test images may be none.
 */
record Division(LabelledImages training, LabelledImages validation, LabelledImages test) {

    static Division of(
            ImageFiles training,
            Optional<ImageFiles> validation,
            Optional<ImageFiles> test,
            SplitConfig splits,
            long seed) {
        if (validation.isPresent() && test.isPresent()) {
            return new Division(training, validation.get(), test.get());
        }
        Optional<ImageFiles> given = test.or(() -> validation);
        if (given.isPresent()) {
            return withValidation(training, given.get(), splits, seed);
        }
        StratifiedSplit split = StratifiedSplit.of(training, splits.test(), seed);
        return withValidation(split.kept(), split.heldOut(), splits, seed);
    }

    private static Division withValidation(
            LabelledImages training, LabelledImages test, SplitConfig splits, long seed) {
        StratifiedSplit split = StratifiedSplit.of(training, splits.validation(), seed);
        return new Division(split.kept(), split.heldOut(), test);
    }
}
