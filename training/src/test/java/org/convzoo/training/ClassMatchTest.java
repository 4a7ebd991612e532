package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.training.ClassMatch.Way;
import org.convzoo.zoo.weights.LabelSet;
import org.convzoo.zoo.weights.Labels;
import org.junit.jupiter.api.Test;

class ClassMatchTest {

    private static final Labels IMAGENET = LabelSet.IMAGENET_1K.labels();

    private static ClassMatch match(String... theirs) {
        return ClassMatch.of(List.of(theirs), IMAGENET, List.of(Way.values()));
    }

    @Test
    void namesAreFoundWhateverStandsBetweenTheirWords() {
        ClassMatch match = match("great_white_shark", "Tinca tinca", "GOLDFISH");
        assertThat(match.way()).isEqualTo(Way.NAME);
        assertThat(match.outputs()).containsExactly(2, 0, 1);
        assertThat(match.unknown()).isEmpty();
    }

    @Test
    void idsAreFoundBeforeANameToo() {
        ClassMatch match = match("n01440764", "n02085620-Chihuahua", "n15075141_toilet_tissue");
        assertThat(match.way()).isEqualTo(Way.ID);
        assertThat(match.outputs()).containsExactly(0, 151, 999);
        assertThat(match.inWords(IMAGENET))
                .isEqualTo("3 of the network's 1000 classes, found by id: n01440764 = tench, n02085620-Chihuahua ="
                        + " Chihuahua, n15075141_toilet_tissue = toilet tissue");
    }

    @Test
    void numbersAreIndices() {
        ClassMatch match = match("0", "10", "999", "2");
        assertThat(match.way()).isEqualTo(Way.INDEX);
        assertThat(match.outputs()).containsExactly(0, 10, 999, 2);
        assertThat(match("0", "1000").unknown()).containsExactly("1000");
    }

    @Test
    void classesAreFoundAllInOneWay() {
        ClassMatch match = match("tench", "goldfish", "n01484850", "5");
        assertThat(match.way()).isEqualTo(Way.NAME);
        assertThat(match.unknown()).containsExactly("n01484850", "5");
    }

    @Test
    void aClassIsFoundOnce() {
        assertThat(match("tench", "Tinca tinca").unknown()).containsExactly("Tinca tinca");
        assertThat(match("ant", "bee", "crane").unknown())
                .as("two classes are called crane")
                .containsExactly("crane");
    }

    @Test
    void numbersThatAreNamesAreNoIndices() {
        Labels digits = Labels.ofNames(List.of("1", "2", "3"));
        ClassMatch match = ClassMatch.of(List.of("1", "2", "3"), digits, List.of(Way.values()));
        assertThat(match.way()).isEqualTo(Way.NAME);
        assertThat(match.outputs()).containsExactly(0, 1, 2);
        assertThat(match.isIdentity(digits)).isTrue();
    }
}
