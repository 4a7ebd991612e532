package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhasesSectionTest {

    private static final EvaluationReport TWELVE = EvaluationReport.of(TwelveImages.predictions());

    private static PhaseResult phase(String name, int epochs, double accuracy, double loss, PhaseResult.Test test) {
        return new PhaseResult(name, "the head", 1_026, "pool", epochs, 61.2, 2.5, 5_400.4, accuracy, loss, test);
    }

    private static TrainingPhases phases(int best, int bestEpoch, PhaseResult.Test test) {
        return new TrainingPhases(
                List.of(phase("warm-up", 3, 0.9, 0.25, test), phase("fine-tune", 4, 0.925, 0.2, null)),
                0,
                best,
                bestEpoch);
    }

    private static RunReport report(TrainingPhases phases) {
        return new RunReport(
                "t",
                "",
                TWELVE,
                LearningCurves.none(),
                phases,
                RunCosts.unknown(),
                FeatureSweep.none(),
                Map.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    /** Wilson's intervals in Python: 90 of 100 is 0.8256 to 0.9448, 75 is 0.6569 to 0.8245, 82 is 0.7333 to 0.8830. */
    @Test
    void aGainIsWithinChanceWhereTheIntervalsOverlap() {
        assertThat(ClassGain.of("a", 0.75, 0.9, 100).withinChance()).isFalse();
        assertThat(ClassGain.of("a", 0.82, 0.9, 100).withinChance()).isTrue();
        assertThat(ClassGain.of("a", 0.9, 0.75, 100).withinChance()).isFalse();
        assertThat(ClassGain.of("a", 0.5, 1, 4).withinChance()).isTrue();
        assertThat(ClassGain.of("a", 0.82, 0.9, 100).gain()).isCloseTo(0.08, within(1e-12));
    }

    @Test
    void theGreatestGainComesFirstAndClassesWithoutImagesAreLeftOut() {
        List<ClassMetrics> now = List.of(
                new ClassMetrics("same", 1, 0.5, 1, 10, 10),
                new ClassMetrics("absent", 0, 0, 0, 0, 1),
                new ClassMetrics("worse", 1, 0.4, 1, 10, 10),
                new ClassMetrics("better", 1, 0.9, 1, 10, 10));

        assertThat(ClassGain.of(Arrays.asList(0.5, null, 0.5, 0.5), now))
                .extracting(ClassGain::label)
                .containsExactly("better", "same", "worse");
    }

    @Test
    void theReportSaysWhichEpochBecameTheModel() {
        assertThat(PhasesSection.origin(phases(1, 2, null)))
                .isEqualTo("The model is as epoch 2 of the phase “fine-tune” left it.");
        assertThat(PhasesSection.origin(phases(0, 3, null)))
                .isEqualTo(
                        "The model is as epoch 3 of the phase “warm-up” left it. The last phase, “fine-tune”, did not do"
                                + " better on the validation images: at best 92.50% and a loss of 0.2000, against 90.00% and"
                                + " 0.2500 in “warm-up”. A smaller learning rate, or fewer layers, may help.");
    }

    @Test
    void theJsonHasThePhasesAndTheGains() {
        PhaseResult.Test test = new PhaseResult.Test(0.5, Arrays.asList(0.5, 1.0, 0.5, 0.5, null, null));
        ObjectNode json = ReportWriter.json(report(phases(1, 2, test)));

        assertThat(json.at("/phases/0"))
                .hasToString("{\"name\":\"warm-up\",\"trains\":\"the head\",\"parameters\":1026,\"cut\":\"pool\","
                        + "\"epochs\":3,\"seconds\":61.2,\"featureSeconds\":2.5,\"imagesPerSecond\":5400.4,\"bestValidationAccuracy\":0.9,"
                        + "\"bestValidationLoss\":0.25,\"testAccuracy\":0.5}");
        assertThat(json.at("/phases/1/testAccuracy").isNull()).isTrue();
        assertThat(json.get("model")).hasToString("{\"phase\":1,\"epoch\":2}");
        assertThat(json.at("/gains/since").intValue()).isZero();
        assertThat(json.at("/gains/classes/0"))
                .hasToString("{\"label\":\"a\",\"recallThen\":0.5,\"recallNow\":0.75,\"images\":4,"
                        + "\"withinChance\":true}");
    }

    @Test
    void aRunWithoutPhasesSaysNothingOfThem() {
        assertThat(PhasesSection.of(report(TrainingPhases.none()))).isEmpty();
        assertThat(ReportWriter.json(report(TrainingPhases.none())).has("phases"))
                .isFalse();
    }

    @Test
    void anEpochThatThePhaseDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> phases(0, 4, null)).hasMessageContaining("epoch 4 of phase 0");
        assertThatThrownBy(() -> phases(2, 1, null)).hasMessageContaining("none of the 2 phases");
    }
}
