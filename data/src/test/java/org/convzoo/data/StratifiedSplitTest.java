package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

    @Test
    void eachClassGivesTheSamePart() {
        StratifiedSplit split = StratifiedSplit.of(FakeImages.of(300), 0.1, 42);

        assertThat(split.kept().size()).isEqualTo(270);
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            assertThat(Arrays.stream(split.heldOut().indices())
                            .filter(index -> index % 3 == wanted)
                            .count())
                    .isEqualTo(10);
        }
    }

    @Test
    void everyImageIsOnOneSideOnly() {
        StratifiedSplit split = StratifiedSplit.of(FakeImages.of(100), 0.25, 1);

        int[] both = new int[100];
        Arrays.stream(split.kept().indices()).forEach(index -> both[index]++);
        Arrays.stream(split.heldOut().indices()).forEach(index -> both[index]++);
        assertThat(both).containsOnly(1);
        assertThat(split.heldOut().indices()).isSorted();
    }

    @Test
    void seedDecides() {
        int[] first = StratifiedSplit.of(FakeImages.of(300), 0.1, 1).heldOut().indices();

        assertThat(StratifiedSplit.of(FakeImages.of(300), 0.1, 1).heldOut().indices())
                .isEqualTo(first);
        assertThat(StratifiedSplit.of(FakeImages.of(300), 0.1, 2).heldOut().indices())
                .isNotEqualTo(first);
    }

    @Test
    void smallClassesKeepOneAndGiveOne() {
        RawImage image = new RawImage(1, 1, 1, new byte[1]);
        KeptImages images = new KeptImages("x", List.of(image, image, image), new int[] {0, 1, 1});

        StratifiedSplit split = StratifiedSplit.of(images, 0.01, 3);

        assertThat(split.heldOut().size()).isEqualTo(1);
        assertThat(split.heldOut().label(0))
                .as("the lone image of class 0 stays")
                .isEqualTo(1);
    }
}
