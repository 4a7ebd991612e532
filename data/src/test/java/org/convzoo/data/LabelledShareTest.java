package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;

/** Few labels of many images. */
class LabelledShareTest {

    /** 60 images of class 0, 30 of class 1, 9 of class 2 and one of class 3, mixed. */
    private static final KeptImages IMAGES = new KeptImages(
            "train",
            Collections.nCopies(100, new RawImage(1, 1, 1, new byte[1])),
            IntStream.range(0, 100)
                    .map(i -> i * 37 % 100)
                    .map(i -> i < 60 ? 0 : i < 90 ? 1 : i < 99 ? 2 : 3)
                    .toArray());

    @Test
    void everyClassHasItsShareAndAtLeastOne() {
        assertThat(ClassCounts.of(LabelledShare.of(IMAGES, 20, 1))).containsExactly(12, 6, 1, 1);
        assertThat(ClassCounts.of(LabelledShare.of(IMAGES, 4, 1))).containsExactly(1, 1, 1, 1);
        assertThat(ClassCounts.of(LabelledShare.of(IMAGES, 100, 1))).containsExactly(60, 30, 9, 1);
    }

    @Test
    void theSeedChooses() {
        int[] chosen = LabelledShare.of(IMAGES, 20, 1).indices();
        assertThat(LabelledShare.of(IMAGES, 20, 1).indices()).containsExactly(chosen);
        assertThat(LabelledShare.of(IMAGES, 20, 2).indices()).isNotEqualTo(chosen);
        assertThat(chosen).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void moreThanThereAreIsRefused() {
        assertThatThrownBy(() -> LabelledShare.of(IMAGES, 101, 1))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.splits.labelled is 101, but there are only 100 training images; choose a smaller number,"
                                + " or leave it out to learn from all");
    }

    @Test
    void fewerThanClassesIsRefused() {
        assertThatThrownBy(() -> LabelledShare.of(IMAGES, 3, 1))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.splits.labelled is 3, but the training images have 4 classes; allow at least one image"
                                + " for each");
    }

    @Test
    void aRunSeesFewAndPreTrainingAll() {
        try (DataSplits all = open("");
                DataSplits few = open(", splits: {labelled: 30}")) {
            assertThat(few.training().size()).isEqualTo(30);
            assertThat(few.trainingWithoutLabels().size()).isEqualTo(200);
            assertThat(few.images(DataSplits.Split.ALL).size()).isEqualTo(280);
            assertThat(few.fingerprint()).isNotEqualTo(all.fingerprint());
            assertThat(few.description()).isEqualTo(all.description() + ", learned from with 30 labels");
            assertThat(all.training().size()).isEqualTo(200);
        }
    }

    private static DataSplits open(String splits) {
        DataConfig config = ConfigReader.readText(
                        "{name: a, model: {architecture: lenet5}, training: {epochs: 1, optimizer: {type: sgd}},"
                                + " data: {source: {type: printedDigits, train: 200, validation: 40, test: 40}" + splits
                                + "}}",
                        "run.yaml",
                        List.of())
                .data();
        return DataSplits.open(
                config,
                7,
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", Path.of("").toString())));
    }
}
