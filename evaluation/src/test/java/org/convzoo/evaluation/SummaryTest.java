package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final List<String> ANTS_AND_BEES = List.of("ants", "bees");

    @Test
    void saysWhatIsConfusedMostAndFoundLeast() {
        assertThat(Summary.of(EvaluationReport.of(TwelveImages.predictions())))
                .isEqualTo(
                        "The model names 7 of 12 images rightly. It takes “b” for “a” most often (twice). The class it"
                                + " finds least is “b”: 50.00% of its 4 images.");
    }

    @Test
    void perfectionNeedsOneSentence() {
        assertThat(summary(new int[] {0, 1}, 0, 1)).isEqualTo("The model names all 2 images rightly.");
        assertThat(summary(new int[] {0}, 0)).isEqualTo("The model names the one image rightly.");
    }

    @Test
    void nothingRightIsSaidPlainly() {
        assertThat(summary(new int[] {0, 0, 1}, 1, 1, 0))
                .isEqualTo("The model names none of 3 images rightly. It takes “ants” for “bees” most often (twice).");
    }

    @Test
    void aTieIsNoChampion() {
        assertThat(summary(new int[] {0, 1, 1}, 1, 0, 1))
                .endsWith("It takes “ants” for “bees” most often (once), one other pair as often.");
        EvaluationReport allDifferent = EvaluationReport.of(
                TwelveImages.certain(List.of("a", "b", "c", "d"), new int[] {0, 1, 2, 3}, 1, 2, 3, 0));
        assertThat(Summary.of(allDifferent)).contains("No pair of classes is confused more than once.");
    }

    private static String summary(int[] actual, int... answers) {
        return Summary.of(EvaluationReport.of(TwelveImages.certain(ANTS_AND_BEES, actual, answers)));
    }
}
