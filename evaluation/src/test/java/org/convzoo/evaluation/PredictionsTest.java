package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionsTest {

    private static final List<String> LABELS = List.of("ants", "bees");

    @Test
    void theLikeliestClassIsTheAnswerAndTheLowerIndexWinsATie() {
        Predictions predictions =
                new Predictions(List.of("a", "b", "c"), List.of("x", "y"), new int[] {2, 1}, new float[][] {
                    {0.2f, 0.3f, 0.5f}, {0.4f, 0.4f, 0.2f}
                });

        assertThat(predictions.size()).isEqualTo(2);
        assertThat(predictions.predicted(0)).isEqualTo(2);
        assertThat(predictions.confidence(0)).isEqualTo(0.5f);
        assertThat(predictions.predicted(1)).isZero();
        assertThat(predictions.rankOfActual(0)).isZero();
        assertThat(predictions.rankOfActual(1)).as("rank of the loser of a tie").isEqualTo(1);
    }

    @Test
    void labelsMayRepeat() {
        assertThat(TwelveImages.certain(List.of("crane", "crane"), new int[] {1}, 1)
                        .predicted(0))
                .isEqualTo(1);
    }

    static Stream<Arguments> mistakes() {
        float[][] row = {{0.5f, 0.5f}};
        return Stream.of(
                Arguments.of(
                        List.of("ants"),
                        List.of("x"),
                        new int[1],
                        new float[][] {{1}},
                        "at least 2 classes, got [ants]"),
                Arguments.of(LABELS, List.of(), new int[0], new float[0][], "at least 1 image"),
                Arguments.of(LABELS, List.of("x", "y"), new int[1], row, "2 ids, 1 actual classes and 1 rows"),
                Arguments.of(
                        LABELS, List.of("x"), new int[] {2}, row, "image x: the actual class must be 0 to 1, got 2"),
                Arguments.of(
                        LABELS, List.of("x"), new int[] {-1}, row, "image x: the actual class must be 0 to 1, got -1"),
                Arguments.of(
                        LABELS, List.of("x"), new int[1], new float[][] {{1}}, "image x: needs 2 probabilities, got 1"),
                Arguments.of(
                        LABELS, List.of("x"), new int[1], new float[][] {{Float.NaN, 1}}, "must be 0 to 1, got NaN"),
                Arguments.of(
                        LABELS, List.of("x"), new int[1], new float[][] {{-0.5f, 1.5f}}, "must be 0 to 1, got -0.5"),
                Arguments.of(
                        LABELS, List.of("x"), new int[1], new float[][] {{0.5f, 0.25f}}, "must sum to 1, got 0.75"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsNoPredictionIsRefusedByName(
            List<String> labels, List<String> ids, int[] actual, float[][] probabilities, String message) {
        assertThatThrownBy(() -> new Predictions(labels, ids, actual, probabilities))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
