package org.convzoo.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LabelSetTest {

    private final Labels imagenet = LabelSet.IMAGENET_1K.labels();

    @ParameterizedTest
    @EnumSource
    void everyClassHasANameOfItsOwn(LabelSet set) {
        assertThat(set.labels().names()).hasSize(set.classes()).doesNotHaveDuplicates();
        assertThat(set.labels().classes())
                .extracting(Labels.Label::id)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void imagenetIsInTheOrderOfTheOutputs() {
        List<String> names = imagenet.names();
        assertThat(names.subList(0, 3)).containsExactly("tench", "goldfish", "great white shark");
        assertThat(names.get(207)).isEqualTo("golden retriever");
        assertThat(names.get(281)).isEqualTo("tabby");
        assertThat(names.get(999)).isEqualTo("toilet tissue");
        assertThat(imagenet.classes().get(0).names()).containsExactly("tench", "Tinca tinca");
        assertThat(LabelSet.CIFAR_10.labels().names()).startsWith("airplane", "automobile", "bird");
    }

    @ParameterizedTest
    @CsvSource({
        "Tinca Tinca, 0",
        "Tabby, 281",
        "crane (bird), 134",
        "crane (machine), 517",
        "maillot, 638",
        "tank suit, 639",
        "missile, 657",
    })
    void classesAreFoundByName(String text, int index) {
        assertThat(imagenet.named(text)).isEqualTo(OptionalInt.of(index));
    }

    @ParameterizedTest
    @CsvSource({"crane", "ant eater of Mars", "n01440764"})
    void whatIsUnknownOrMeansTwoClassesIsNotFound(String text) {
        assertThat(imagenet.named(text)).isEmpty();
    }

    @Test
    void classesAreFoundById() {
        assertThat(imagenet.identified("n15075141")).isEqualTo(OptionalInt.of(999));
        assertThat(imagenet.identified("N01440764")).isEqualTo(OptionalInt.of(0));
        assertThat(imagenet.identified("tench")).isEmpty();
        assertThat(imagenet.find("n15075141")).isEqualTo(imagenet.find("toilet tissue"));
    }

    @Test
    void classesMatchByNameSynonymOrIdInTheirOrder() {
        Labels labels = new Labels(imagenet.classes().subList(0, 2));
        assertThat(labels.match(List.of("tench", "n01443537"))).isTrue();
        assertThat(labels.match(List.of("Tinca tinca", "Goldfish"))).isTrue();
        assertThat(labels.match(List.of("goldfish", "tench"))).isFalse();
        assertThat(labels.match(List.of("tench"))).isFalse();
        List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(LabelSet.CIFAR_10.labels().match(digits))
                .as("digits are no photos")
                .isFalse();
        assertThat(Labels.ofNames(digits).match(digits)).isTrue();
    }
}
