package org.convzoo.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.UserException;

/**
 * The images a run trains on, chooses its best epoch by, and is measured on. Nothing can be held out of classes that
 * have one image, or one group, only: validation or test images may be none.
 */
public record Division(LabelledImages training, LabelledImages validation, LabelledImages test) {

    /**
     * Holds out what the source does not give. If it gives one split only, that is the test, whatever it is called: images
     * that choose the best epoch cannot also measure it.
     *
     * @param splits how much is held out, or which fold of how many
     * @param seed decides which images are held out
     * @throws UserException if a group is divided between given splits, or the images cannot be divided into folds
     */
    public static Division of(
            LabelledImages training,
            Optional<? extends LabelledImages> validation,
            Optional<? extends LabelledImages> test,
            SplitConfig splits,
            long seed) {
        refuseDividedGroups(training, validation, test);
        if (validation.isPresent() && test.isPresent()) {
            refuseFolds(splits);
            return new Division(training, validation.get(), test.get());
        }
        Optional<? extends LabelledImages> given = test.isPresent() ? test : validation;
        if (given.isPresent()) {
            StratifiedSplit split = splits.folds() == null
                    ? StratifiedSplit.of(training, splits.validation(), seed)
                    : Folds.holdOut(training, splits.folds(), splits.fold(), seed);
            return new Division(split.kept(), split.heldOut(), given.get());
        }
        StratifiedSplit outer = splits.folds() == null
                ? StratifiedSplit.of(training, splits.test(), seed)
                : Folds.holdOut(training, splits.folds(), splits.fold(), seed);
        StratifiedSplit inner = StratifiedSplit.of(outer.kept(), splits.validation(), seed);
        return new Division(inner.kept(), inner.heldOut(), outer.heldOut());
    }

    /** For a source that gives all three splits. */
    static void refuseFolds(SplitConfig splits) {
        if (splits.folds() != null) {
            throw UserException.wrongUsage(
                    "data.splits.folds: the source gives training, validation and test images,"
                            + " which leaves nothing to divide into folds; leave folds out, or take the validation images away");
        }
    }

    private static void refuseDividedGroups(
            LabelledImages training,
            Optional<? extends LabelledImages> validation,
            Optional<? extends LabelledImages> test) {
        Map<String, Member> seen = new HashMap<>();
        remember(training, "training", seen);
        validation.ifPresent(images -> remember(images, "validation", seen));
        test.ifPresent(images -> remember(images, "test", seen));
    }

    private record Member(String split, String id) {}

    private static void remember(LabelledImages images, String split, Map<String, Member> seen) {
        for (int index = 0; index < images.size(); index++) {
            String group = images.group(index);
            Member first = group == null ? null : seen.putIfAbsent(group, new Member(split, images.id(index)));
            if (first != null && !first.split().equals(split)) {
                throw UserException.failed("group " + group + " is in two splits: " + first.id() + " is a "
                        + first.split() + " image, " + images.id(index) + " a " + split
                        + " image; a network is tested on groups it has not seen: put each into one split");
            }
        }
    }
}
