package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden numbers come from scikit-learn 1.2.1 on {@link TwelveImages}, except where a comment derives them. */
class EvaluationReportTest {

    private static final Offset<Double> TINY = within(1e-9);

    private final EvaluationReport report = EvaluationReport.of(TwelveImages.predictions());

    @ParameterizedTest
    @CsvSource({
        "ACCURACY, 0.5833333333333334", // accuracy_score
        "TOP_5_ACCURACY, 1", // top_k_accuracy_score(k=5)
        "BALANCED_ACCURACY, 0.5833333333333334", // balanced_accuracy_score
        "MACRO_PRECISION, 0.525", // precision_score(average='macro', zero_division=0)
        "MACRO_RECALL, 0.4375", // recall_score, likewise
        "MACRO_F1, 0.45833333333333326", // f1_score, likewise
        "COHENS_KAPPA, 0.3999999999999999", // cohen_kappa_score
        "MATTHEWS_CORRELATION, 0.4123930494211613", // matthews_corrcoef
        "LOG_LOSS, 0.9045657348038638", // log_loss
        "BRIER_SCORE, 0.509765625", // numpy: ((p - one_hot(y)) ** 2).sum(1).mean()
        // By hand: five images at .5 are right 3 times, gap .1; one at .625 and one at .375 are wrong; the others
        // agree.
        "EXPECTED_CALIBRATION_ERROR, 0.125"
    })
    void metricsAreThoseOfScikitLearn(Metric metric, double expected) {
        assertThat(report.metric(metric)).as(metric.title()).isCloseTo(expected, TINY);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void noMetricIsEverNaN(Metric metric) {
        Predictions oneClassOnly = TwelveImages.certain(TwelveImages.LABELS, new int[] {1, 1}, 1, 1);
        Predictions allWrong = TwelveImages.certain(TwelveImages.LABELS, new int[] {0, 0}, 1, 1);

        assertThat(EvaluationReport.of(oneClassOnly).metric(metric))
                .as("all of one class")
                .isFinite();
        assertThat(EvaluationReport.of(allWrong).metric(metric)).as("all wrong").isFinite();
    }

    @Test
    void agreementThatChanceExplainsIsZero() {
        EvaluationReport constant =
                EvaluationReport.of(TwelveImages.certain(List.of("x", "y"), new int[] {1, 1, 0, 1}, 1, 1, 1, 1));

        assertThat(constant.metric(Metric.MATTHEWS_CORRELATION)).isZero();
        assertThat(constant.metric(Metric.COHENS_KAPPA)).isZero();
    }

    @Test
    void aCertainMistakeCostsAFiniteLoss() {
        EvaluationReport wrong = EvaluationReport.of(TwelveImages.certain(List.of("x", "y"), new int[] {0}, 1));

        // -ln(2^-23), and (0 - 1)² + (1 - 0)².
        assertThat(wrong.metric(Metric.LOG_LOSS)).isCloseTo(23 * Math.log(2), TINY);
        assertThat(wrong.metric(Metric.BRIER_SCORE)).isEqualTo(2);
    }

    @Test
    void topFiveOfFiveClassesSaysNothing() {
        EvaluationReport five =
                EvaluationReport.of(TwelveImages.certain(List.of("a", "b", "c", "d", "e"), new int[] {0, 1}, 0, 2));

        assertThat(five.metrics()).doesNotContainKey(Metric.TOP_5_ACCURACY);
        assertThatThrownBy(() -> five.metric(Metric.TOP_5_ACCURACY))
                .hasMessageContaining("does not apply to 5 classes");
    }

    @Test
    void topAccuracyGrowsWithK() {
        // top_k_accuracy_score for k = 1 to 5; 6 of 6 by definition.
        assertThat(report.topAccuracies()).containsExactly(7 / 12.0, 11 / 12.0, 1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void eachClassHasItsOwnRow() {
        // classification_report(zero_division=0)
        assertThat(report.perClass())
                .containsExactly(
                        new ClassMetrics("a", 0.6, 0.75, 6 / 9.0, 4, 5),
                        new ClassMetrics("b", 0.5, 0.5, 0.5, 4, 4),
                        new ClassMetrics("c", 1, 0.5, 4 / 6.0, 4, 2),
                        new ClassMetrics("d", 0, 0, 0, 0, 1),
                        new ClassMetrics("e", 0, 0, 0, 0, 0),
                        new ClassMetrics("f", 0, 0, 0, 0, 0));
    }

    @Test
    void theMatrixCountsActualByAnswer() {
        ConfusionMatrix matrix = report.confusionMatrix();

        // confusion_matrix: rows are actual.
        assertThat(new int[] {matrix.count(0, 0), matrix.count(0, 1), matrix.count(1, 0), matrix.count(1, 1)})
                .containsExactly(3, 1, 2, 2);
        assertThat(new int[] {matrix.count(2, 1), matrix.count(2, 2), matrix.count(2, 3)})
                .containsExactly(1, 2, 1);
        assertThat(matrix.total()).isEqualTo(12);
        assertThat(matrix.correct()).isEqualTo(7);
        assertThat(matrix.confusions())
                .containsExactly(
                        new ConfusionMatrix.Confusion(1, 0, 2),
                        new ConfusionMatrix.Confusion(0, 1, 1),
                        new ConfusionMatrix.Confusion(2, 1, 1),
                        new ConfusionMatrix.Confusion(2, 3, 1));
    }

    @Test
    void mistakesComeMostConfidentFirst() {
        assertThat(report.mistakes())
                .containsExactly(
                        new Mistake(9, "i9", 2, 3, 0.75f),
                        new Mistake(8, "i8", 2, 1, 0.625f),
                        new Mistake(2, "i2", 0, 1, 0.5f),
                        new Mistake(5, "i5", 1, 0, 0.5f),
                        new Mistake(11, "i11", 1, 0, 0.375f));
    }

    @Test
    void noMoreThanAHundredMistakesAreListed() {
        EvaluationReport wrong = EvaluationReport.of(TwelveImages.certain(List.of("x", "y"), new int[150], ones(150)));

        assertThat(wrong.mistakes()).hasSize(100);
        assertThat(wrong.mistakes().get(99).index()).isEqualTo(99);
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
