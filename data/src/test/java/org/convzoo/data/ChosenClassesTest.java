package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.junit.jupiter.api.Test;

class ChosenClassesTest {

    private static DataSplits open(String classes) {
        DataConfig config = ConfigReader.readData(List.of(
                "data.source={type: printedDigits, train: 200, validation: 50, test: 40}", "data.classes=" + classes));
        return DataSplits.open(config, 3, DataLocator.forConfig(null, Map.of()));
    }

    @Test
    void onlyTheirImagesAreThereUnderNewNumbers() {
        try (DataSplits all = open("null");
                DataSplits chosen = open("['7', '2', '4']")) {
            assertThat(chosen.labels()).containsExactly("7", "2", "4");
            for (int split = 0; split < 3; split++) {
                LabelledImages many = all.parts().get(split).images();
                LabelledImages few = chosen.parts().get(split).images();
                int[] expected = IntStream.range(0, many.size())
                        .filter(i -> List.of(7, 2, 4).contains(many.label(i)))
                        .toArray();
                assertThat(few.size()).isEqualTo(expected.length).isBetween(1, many.size() - 1);
                for (int i = 0; i < few.size(); i++) {
                    assertThat(few.label(i)).isEqualTo(List.of(7, 2, 4).indexOf(many.label(expected[i])));
                    assertThat(few.id(i)).isEqualTo(many.id(expected[i]));
                    assertThat(few.read(i).pixels())
                            .isEqualTo(many.read(expected[i]).pixels());
                }
            }
            assertThat(chosen.fingerprint()).isNotEqualTo(all.fingerprint());
            assertThat(chosen.description()).contains("of these the classes 7, 2, 4");
        }
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> open("['7', '12']"))
                .hasMessageStartingWith("data.classes.1: there is no class 12 in ")
                .hasMessageEndingWith("; there are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
    }

    @Test
    void aRunIsAboutTwoClassesOrMore() {
        assertThatThrownBy(() -> open("['7']"))
                .hasMessageContaining("data.classes needs at least two names, each once, got 7");
        assertThatThrownBy(() -> open("['7', '7']"))
                .hasMessageContaining("data.classes needs at least two names, each once, got 7, 7");
    }
}
