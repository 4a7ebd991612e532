package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.convzoo.transfer.linear.LinearSpec.LogisticRegression;
import org.convzoo.transfer.linear.LinearSpec.Penalty;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Loss;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values by scikit-learn 1.2.1 ({@code linear_choice_references.py}). */
class LinearClassifierTest {

    private static final LinearSettings EXACT =
            LinearSettings.logisticRegression().withTolerance(1e-9);

    @Test
    void cIsChosenByTheFoldsOfScikitLearn() {
        double[][] expected = {
            {0.366666667, 0.366666667, 0.366666667, 0.366666667, 0.4},
            {0.366666667, 0.366666667, 0.366666667, 0.366666667, 0.4},
            {0.733333333, 0.833333333, 0.933333333, 0.8, 0.833333333},
            {0.666666667, 0.766666667, 0.933333333, 0.8, 0.833333333}
        };
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            ChosenFit chosen =
                    LinearClassifier.choose(made.rows(3), EXACT, List.of(1.0, 0.001, 0.1, 0.01), 5, Calibration.NONE);

            CrossValidation validation = chosen.validation();
            assertThat(validation.cs()).containsExactly(0.001, 0.01, 0.1, 1.0);
            for (int index = 0; index < expected.length; index++) {
                assertThat(validation.accuracies()[index]).containsExactly(expected[index], offset(1e-8));
            }
            assertThat(chosen.fit().c()).isEqualTo(0.1);
            LinearFit alone = LinearClassifier.fit(made.rows(3), EXACT, 0.1);
            assertThat(chosen.fit().objective()).isCloseTo(alone.objective(), within(1e-8));
        }
    }

    @Test
    void ofSeveralEquallyGoodTheSmallestCIsChosen() {
        double[][] expected = {
            {0.533333333, 0.533333333, 0.566666667, 0.566666667, 0.566666667},
            {1, 0.933333333, 0.933333333, 1, 0.966666667},
            {1, 0.933333333, 0.933333333, 1, 0.966666667},
        };
        try (MadeFeatures made = MadeFeatures.of(300, 2)) {
            ChosenFit chosen =
                    LinearClassifier.choose(made.rows(2), EXACT, List.of(0.001, 0.01, 0.1), 5, Calibration.NONE);

            for (int index = 0; index < expected.length; index++) {
                assertThat(chosen.validation().accuracies()[index]).containsExactly(expected[index], offset(1e-8));
            }
            assertThat(chosen.fit().c()).isEqualTo(0.01);
        }
    }

    @Test
    void probabilitiesAreThoseOfScikitLearn() {
        LinearSettings oneVsRest = LinearSettings.of(
                        new LogisticRegression(LogisticRegression.Strategy.ONE_VS_REST, Penalty.L2))
                .withTolerance(1e-9);
        try (MadeFeatures three = MadeFeatures.of(30, 3);
                MadeFeatures two = MadeFeatures.of(300, 2)) {
            assertThat(firstProbabilities(three, 3, EXACT))
                    .containsExactly(new double[] {0.19642286, 0.587230391, 0.21634675}, offset(1e-5));
            assertThat(firstProbabilities(three, 3, oneVsRest))
                    .containsExactly(new double[] {0.234625456, 0.500978522, 0.264396022}, offset(1e-5));
            assertThat(firstProbabilities(two, 2, EXACT))
                    .containsExactly(new double[] {0.126185194, 0.873814806}, offset(1e-5));
            assertThat(firstProbabilities(two, 2, oneVsRest))
                    .containsExactly(new double[] {0.126185194, 0.873814806}, offset(1e-5));
        }
    }

    private static double[] firstProbabilities(MadeFeatures made, int classes, LinearSettings settings) {
        return LinearClassifier.fit(made.rows(classes), settings, 0.1).model().probabilities(made.further())[0];
    }

    @Test
    void standardisationIsPartOfTheWeights() {
        LinearSettings standardised = EXACT.withStandardised(true);
        try (MadeFeatures three = MadeFeatures.of(30, 3);
                MadeFeatures two = MadeFeatures.of(300, 2)) {
            double[][] ofThree = LinearClassifier.fit(three.rows(3), standardised, 0.01)
                    .model()
                    .decision(three.further());
            assertThat(ofThree[0])
                    .containsExactly(new double[] {-0.780369662, 1.295226831, -0.514857169}, offset(1e-4));
            double[][] ofTwo = LinearClassifier.fit(two.rows(2), standardised, 0.01)
                    .model()
                    .decision(two.further());
            assertThat(Arrays.stream(ofTwo).limit(5).mapToDouble(row -> row[0]).toArray())
                    .containsExactly(
                            new double[] {2.341420765, -2.384732979, 2.057252184, 1.964275661, 2.16079923},
                            offset(1e-4));
        }
    }

    @Test
    void featuresThatNeverChangeOrLieFarFromZeroDoNoHarm() {
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            double least = LinearClassifier.fit(made.rows(3), EXACT, 0.1).objective();
            for (int row = 0; row < MadeFeatures.ROWS; row++) {
                made.learned().row(row).put(3, made.learned().row(row).get(3) + 100);
            }
            LinearFit shifted = LinearClassifier.fit(made.rows(3), EXACT, 0.1);

            // the intercept is free, so that a shift costs nothing
            assertThat(shifted.converged()).isTrue();
            assertThat(shifted.objective()).isCloseTo(least, within(1e-4));

            for (int row = 0; row < MadeFeatures.ROWS; row++) {
                made.learned().row(row).put(3, 7);
            }
            LinearFit constant = LinearClassifier.fit(made.rows(3), EXACT.withStandardised(true), 0.1);
            assertThat(constant.model().weights()[0][3]).isZero();
        }
    }

    private enum Machine {
        HINGE(new SupportVectorMachine(Loss.HINGE, Strategy.ONE_VS_REST, Penalty.L2)),
        SQUARED_HINGE(new SupportVectorMachine(Loss.SQUARED_HINGE, Strategy.ONE_VS_REST, Penalty.L2)),
        SPARSE(new SupportVectorMachine(Loss.SQUARED_HINGE, Strategy.ONE_VS_REST, Penalty.L1)),
        CRAMMER_SINGER(new SupportVectorMachine(Loss.HINGE, Strategy.CRAMMER_SINGER, Penalty.L2)),
        LOGISTIC(new LogisticRegression(LogisticRegression.Strategy.MULTINOMIAL, Penalty.L2)),
        SPARSE_LOGISTIC(new LogisticRegression(LogisticRegression.Strategy.ONE_VS_REST, Penalty.L1));

        private final LinearSpec spec;

        Machine(LinearSpec spec) {
            this.spec = spec;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWarmPathEndsWhereSearchesOfTheirOwnEnd(Machine machine) {
        LinearSettings settings = LinearSettings.of(machine.spec);
        for (int width : new int[] {30, 200}) {
            try (MadeFeatures made = MadeFeatures.of(width, 3)) {
                List<LinearFit> path = LinearClassifier.path(made.rows(3), settings, List.of(1.0, 0.1, 0.3));

                assertThat(path).extracting(LinearFit::c).containsExactly(0.1, 0.3, 1.0);
                for (LinearFit fit : path) {
                    LinearFit cold = LinearClassifier.fit(made.rows(3), settings, fit.c());
                    assertThat(fit.converged()).isTrue();
                    assertThat(fit.objective()).isCloseTo(cold.objective(), within(1e-4 * cold.objective()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameClassifier(Machine machine) {
        try (MadeFeatures made = MadeFeatures.of(200, 3)) {
            LinearModel one = LinearClassifier.fit(made.rows(3), LinearSettings.of(machine.spec), 0.3)
                    .model();
            LinearModel other = LinearClassifier.fit(made.rows(3), LinearSettings.of(machine.spec), 0.3)
                    .model();

            assertThat(other.weights()).isDeepEqualTo(one.weights());
            assertThat(other.intercepts()).isEqualTo(one.intercepts());
        }
    }

    @Test
    void rowsAtTheMarginCostNothingForRounding() {
        double c = 10_000;
        try (MadeFeatures made = MadeFeatures.of(2000, 3)) {
            LinearFit fit = LinearClassifier.fit(made.rows(3), LinearSettings.of(Machine.HINGE.spec), c);

            double objective = 0;
            for (int column = 0; column < 3; column++) {
                objective += objective(made, fit.model(), column, c);
            }
            assertThat(fit.objective()).isCloseTo(objective, within(2e-5 * objective));
            // nothing is misclassified, so that all of it should be the penalty
            double losses = objective;
            for (int column = 0; column < 3; column++) {
                losses -= objective(made, fit.model(), column, 0);
            }
            assertThat(losses).as("what rows at the margin cost").isLessThan(2e-5 * objective);
        }
    }

    /** In double precision, of the weights as they are. */
    private static double objective(MadeFeatures made, LinearModel model, int column, double c) {
        float[] weights = model.weights()[column];
        double objective = 0;
        for (float weight : weights) {
            objective += (double) weight * weight / 2;
        }
        float[] row = new float[weights.length];
        for (int i = 0; i < MadeFeatures.ROWS; i++) {
            made.learned().read(i, 0, row);
            double score = model.intercepts()[column];
            for (int j = 0; j < row.length; j++) {
                score += (double) weights[j] * row[j];
            }
            objective += c * Math.max(0, 1 - (made.labels()[i] == column ? score : -score));
        }
        return objective;
    }

    @Test
    void balancedClassesCountAsManyRowsEach() {
        // compute_class_weight("balanced", classes=[0, 1, 2], y=labels) of scikit-learn: 6 / (3 * 3), 6 / (3 * 2), 6 /
        // 3
        assertThat(new ClassWeights.Balanced().of(new int[] {0, 0, 1, 0, 2, 1}, List.of("a", "b", "c")))
                .containsExactly(new double[] {2.0 / 3, 1, 2}, offset(1e-15));
    }

    @Test
    void aRowThatCountsTwiceIsLikeTwoRows() {
        double[] twice = new double[MadeFeatures.ROWS];
        Arrays.fill(twice, 2);
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            LinearFit weighted = LinearClassifier.fit(made.rows(3, twice), EXACT, 0.1);
            LinearFit stronger = LinearClassifier.fit(made.rows(3), EXACT, 0.2);

            assertThat(weighted.objective()).isCloseTo(stronger.objective(), within(1e-7));
        }
    }

    @Test
    void aSearchThatMayNotFinishSaysSo() {
        LinearSettings hasty = new LinearSettings(EXACT.spec(), true, false, new ClassWeights.Equal(), 1e-9, 2, 0);
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            LinearFit fit = LinearClassifier.fit(made.rows(3), hasty, 1);

            assertThat(fit.iterations()).isEqualTo(2);
            assertThat(fit.converged()).isFalse();
        }
    }
}
