package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.junit.jupiter.api.Test;

class DivisionTest {

    private static final SplitConfig FOLDS = new SplitConfig(0.25, 0.2, 5, 2, null);

    @Test
    void foldIsTheTestWhereTheSourceGivesNone() {
        Division division = Division.of(images(100), Optional.empty(), Optional.empty(), FOLDS, 42);

        assertThat(division.test().size()).isEqualTo(20);
        assertThat(division.validation().size())
                .as("a quarter of each class of the other 80")
                .isEqualTo(21);
        assertThat(division.training().size()).isEqualTo(59);
        assertThat(ids(division.test())).doesNotContainAnyElementsOf(ids(division.training()));
        assertThat(ids(division.test())).doesNotContainAnyElementsOf(ids(division.validation()));
    }

    @Test
    void foldIsTheValidationWhereTheTestIsGiven() {
        LabelledImages test = images(7);
        Division division = Division.of(images(100), Optional.empty(), Optional.of(test), FOLDS, 42);

        assertThat(division.test()).isSameAs(test);
        assertThat(division.validation().size()).isEqualTo(20);
        assertThat(division.training().size()).isEqualTo(80);
    }

    @Test
    void foldsOfImagesThatAreAllDividedAreRefused() {
        assertThat(Failures.message(
                        () -> Division.of(images(9), Optional.of(images(3)), Optional.of(images(3)), FOLDS, 42)))
                .isEqualTo("data.splits.folds: the source gives training, validation and test images, which leaves"
                        + " nothing to divide into folds; leave folds out, or take the validation images away");
    }

    @Test
    void heldOutGroupsAreWholeAndEachClassGives() {
        int[] labels = IntStream.range(0, 90).map(index -> index / 30).toArray();
        String[] groups = IntStream.range(0, 90)
                .mapToObj(index -> "scan " + index / (index < 30 ? 3 : 6))
                .toArray(String[]::new);

        StratifiedSplit split = StratifiedSplit.of(new GroupedImages(labels, groups), 0.2, 5);

        Set<String> kept = groups(split.kept());
        assertThat(kept).doesNotContainAnyElementsOf(groups(split.heldOut()));
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            assertThat(Arrays.stream(split.heldOut().indices())
                            .filter(index -> labels[index] == wanted)
                            .count())
                    .as("a fifth of 30 images of class %d, in groups of 3 or 6", label)
                    .isEqualTo(6);
        }
    }

    @Test
    void classOfTwoGroupsGivesTheSmallerThoughItIsTooLarge() {
        LabelledImages images =
                new GroupedImages(new int[] {0, 0, 0, 0, 0, 1, 1}, new String[] {"a", "a", "a", "b", "b", null, null});

        StratifiedSplit split = StratifiedSplit.of(images, 0.1, 5);

        assertThat(split.heldOut().indices()).contains(3, 4).hasSize(3);
    }

    @Test
    void groupInTwoGivenSplitsIsRefused() {
        LabelledImages training = new GroupedImages(new int[] {0, 1}, new String[] {"anna", "ben"});
        LabelledImages test = new GroupedImages(new int[] {1}, new String[] {"ben"});

        assertThat(Failures.message(() ->
                        Division.of(training, Optional.empty(), Optional.of(test), new SplitConfig(0.1, 0.2), 42)))
                .isEqualTo("group ben is in two splits: image 1 is a training image, image 0 a test image; a network is"
                        + " tested on groups it has not seen: put each into one split");
    }

    private static LabelledImages images(int size) {
        return new Selection(FakeImages.of(size), EpochOrder.sequential(size));
    }

    private static Set<String> ids(LabelledImages images) {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, images.size()).forEach(index -> ids.add(images.id(index)));
        return ids;
    }

    private static Set<String> groups(LabelledImages images) {
        Set<String> groups = new HashSet<>();
        IntStream.range(0, images.size()).forEach(index -> groups.add(String.valueOf(images.group(index))));
        return groups;
    }
}
