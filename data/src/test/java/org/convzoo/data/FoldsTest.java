package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Test
    void eachFoldHasTheSamePartOfEachClass() {
        int[] parts = Folds.assign(GroupedImages.alone(labels(50, 25, 10)), 5, 42);

        for (int part = 0; part < 5; part++) {
            assertThat(perClass(parts, part, labels(50, 25, 10))).containsExactly(10, 5, 2);
        }
    }

    @Test
    void whatDoesNotDivideIsSpreadSoThatFoldsDifferByOneAtMost() {
        int[] labels = labels(7, 7, 7, 7);
        int[] parts = Folds.assign(GroupedImages.alone(labels), 3, 1);

        for (int part = 0; part < 3; part++) {
            assertThat(perClass(parts, part, labels)).allMatch(count -> count == 2 || count == 3);
        }
        assertThat(IntStream.range(0, 3).map(part -> count(parts, part)).sorted())
                .as("28 images in 3 folds")
                .containsExactly(9, 9, 10);
    }

    @Test
    void everyImageIsHeldOutOnce() {
        LabelledImages images = GroupedImages.alone(labels(20, 13));
        List<Integer> heldOut = new ArrayList<>();
        for (int fold = 1; fold <= 4; fold++) {
            StratifiedSplit split = Folds.holdOut(images, 4, fold, 7);
            Arrays.stream(split.heldOut().indices()).forEach(heldOut::add);
            assertThat(split.kept().size() + split.heldOut().size()).isEqualTo(33);
        }
        assertThat(heldOut).hasSize(33).doesNotHaveDuplicates();
    }

    @Test
    void groupsStayWholeAndClassesBalanced() {
        // 12 groups of 5 images, a third of them of class 1
        int[] labels = new int[60];
        String[] groups = new String[60];
        for (int index = 0; index < 60; index++) {
            groups[index] = "patient " + index / 5;
            labels[index] = index / 5 % 3 == 0 ? 1 : 0;
        }

        int[] parts = Folds.assign(new GroupedImages(labels, groups), 4, 3);

        Map<String, Long> partsOfAGroup = IntStream.range(0, 60)
                .mapToObj(index -> groups[index] + " in " + parts[index])
                .distinct()
                .collect(Collectors.groupingBy(text -> text.substring(0, text.indexOf(" in")), Collectors.counting()));
        assertThat(partsOfAGroup)
                .hasSize(12)
                .allSatisfy((group, folds) -> assertThat(folds).as(group).isEqualTo(1));
        for (int part = 0; part < 4; part++) {
            assertThat(perClass(parts, part, labels)).containsExactly(10, 5);
        }
    }

    @Test
    void seedDecides() {
        LabelledImages images = GroupedImages.alone(labels(30, 30));

        assertThat(Folds.assign(images, 3, 1)).isEqualTo(Folds.assign(images, 3, 1));
        assertThat(Folds.assign(images, 3, 1)).isNotEqualTo(Folds.assign(images, 3, 2));
    }

    @Test
    void moreFoldsThanGroupsAreRefused() {
        LabelledImages images = new GroupedImages(new int[] {0, 0, 1, 1}, new String[] {"a", "a", "b", "b"});

        assertThat(Failures.message(() -> Folds.assign(images, 3, 1)))
                .isEqualTo("data.splits.folds: 3 folds need as many groups of images, there are 2;"
                        + " write a smaller number of folds, or add some");
        assertThat(Failures.message(() -> Folds.assign(GroupedImages.alone(0, 1), 3, 1)))
                .contains("need as many images, there are 2");
    }

    /** So many images of class 0, of class 1, … */
    private static int[] labels(int... counts) {
        return IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts[label]).map(image -> label))
                .toArray();
    }

    private static List<Integer> perClass(int[] parts, int part, int[] labels) {
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        return IntStream.range(0, classes)
                .mapToObj(label -> (int) IntStream.range(0, parts.length)
                        .filter(index -> parts[index] == part && labels[index] == label)
                        .count())
                .toList();
    }

    private static int count(int[] parts, int part) {
        return (int) Arrays.stream(parts).filter(found -> found == part).count();
    }
}
