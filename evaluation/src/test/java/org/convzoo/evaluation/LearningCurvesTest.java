package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convzoo.evaluation.LearningCurves.Series;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {

    private static final Series LOSS = new Series(Curve.TRAIN_LOSS, List.of(0.5, 0.25));

    @Test
    void aSeriesIsFoundByItsQuantity() {
        LearningCurves curves = new LearningCurves(List.of(LOSS), 2);

        assertThat(curves.epochs()).isEqualTo(2);
        assertThat(curves.find(Curve.TRAIN_LOSS)).contains(LOSS);
        assertThat(curves.find(Curve.LEARNING_RATE)).isEmpty();
        assertThat(LearningCurves.none().epochs()).isZero();
    }

    @Test
    void whatCannotBeOneTrainingIsRefused() {
        Series longer = new Series(Curve.VALIDATION_LOSS, List.of(0.5, 0.25, 0.2));

        assertThatThrownBy(() -> new LearningCurves(List.of(LOSS, LOSS), 1)).hasMessageContaining("TRAIN_LOSS twice");
        assertThatThrownBy(() -> new LearningCurves(List.of(LOSS, longer), 1))
                .hasMessageContaining("TRAIN_LOSS has 2, VALIDATION_LOSS has 3");
        assertThatThrownBy(() -> new LearningCurves(List.of(LOSS), 3))
                .hasMessageContaining("1 to 2, or 0 for none, got 3");
    }

    private static String chart(List<Series> lines, int bestEpoch) {
        return new LineChart("Loss", lines, new LearningCurves(lines, bestEpoch), Ticks::label)
                .render()
                .toString();
    }

    @Test
    void gapsSplitALineAndALoneValueIsADot() {
        Series line = new Series(
                Curve.VALIDATION_LOSS, List.of(0.5, 0.4, Double.NaN, 0.3, Double.POSITIVE_INFINITY, 0.2, 0.1));

        String svg = chart(List.of(line), 0);

        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("∞");
        assertThat(svg).contains("<circle").containsOnlyOnce("<circle");
        assertThat(svg.substring(svg.indexOf(" d=\""))
                        .chars()
                        .filter(sign -> sign == 'M')
                        .count())
                .as("pieces of the line")
                .isEqualTo(3);
    }

    @Test
    void oneEpochIsADotInTheMiddle() {
        String svg = chart(List.of(new Series(Curve.TRAIN_LOSS, List.of(0.5))), 1);

        assertThat(svg).contains("<circle cx=\"205\"").contains("best: epoch 1").doesNotContain("NaN");
    }

    @Test
    void namesOfLinesThatEndTogetherDoNotOverlap() {
        Series train = new Series(Curve.TRAIN_LOSS, List.of(0.5, 0.2));
        Series validation = new Series(Curve.VALIDATION_LOSS, List.of(0.5, 0.2));

        String svg = chart(List.of(train, validation), 0);

        assertThat(svg)
                .contains("<text x=\"356\" y=\"219\" text-anchor=\"start\" class=\"train\">train</text>")
                .contains("<text x=\"356\" y=\"234\" text-anchor=\"start\" class=\"validation\">validation</text>");
    }

    @Test
    void partsFollowEachOtherFromTheFirstEpochOn() {
        assertThatThrownBy(() -> new LearningCurves(List.of(LOSS), 1, List.of(new LearningCurves.Part("a", 2))))
                .hasMessageContaining("must begin with epoch 1");
        assertThatThrownBy(() -> new LearningCurves(
                        List.of(LOSS), 1, List.of(new LearningCurves.Part("a", 1), new LearningCurves.Part("b", 1))))
                .hasMessageContaining("got epoch 1 for part 2");
    }
}
