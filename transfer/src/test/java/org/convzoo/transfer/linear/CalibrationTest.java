package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.List;
import org.convzoo.transfer.linear.LinearSpec.Penalty;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Loss;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Strategy;
import org.junit.jupiter.api.Test;

/**
 * Values by scikit-learn 1.2.1: its sigmoid, its IsotonicRegression and its CalibratedClassifierCV with {@code
 * ensemble=False} and 5 folds ({@code linear_choice_references.py}).
 */
class CalibrationTest {

    private static final double[] SCORES = {-2, -1.5, -1, -1, -0.25, 0, 0.125, 0.5, 0.75, 1.5, 2, 2};
    private static final boolean[] MARKS = {false, false, true, false, false, true, false, true, false, true, true, true
    };

    @Test
    void theSigmoidIsTheMostLikely() {
        assertThat(PlattScaling.of(SCORES, MARKS))
                .containsExactly(new double[] {-0.7958548348, 0.0705826456}, offset(1e-5));
    }

    @Test
    void theCurveNeverFallsAndIsStraightBetweenItsPoints() {
        IsotonicCurve curve = IsotonicCurve.through(SCORES, MARKS);

        double[] asked = {-3, -2, -1.2, -1, -0.5, 0.05, 0.6, 0.7, 1, 1.9, 3};
        assertThat(Arrays.stream(asked).map(curve::at).toArray())
                .containsExactly(
                        new double[] {0, 0, 0.2, 0.333333333, 0.333333333, 0.5, 0.5, 0.5, 0.666666667, 1, 1},
                        offset(1e-8));
    }

    @Test
    void aMachineLearnsItsSigmoidsFromRowsThatWereLeftOut() {
        double[][] expected = {
            {0.020693959, 0.967152492, 0.012153549},
            {0.935461802, 0.056006975, 0.008531223},
            {0.084933923, 0.827672073, 0.087394004},
            {0.024695297, 0.59021083, 0.385093873},
            {0.001836414, 0.067650578, 0.930513009}
        };
        assertClose(firstFive(30, 3, Calibration.SIGMOID), expected, 2e-4);
    }

    @Test
    void aMachineLearnsItsCurvesFromRowsThatWereLeftOut() {
        double[][] expected = {
            {0.017325393, 0.952896589, 0.029778018},
            {0.905365854, 0.062439024, 0.032195122},
            {0.029217869, 0.878954541, 0.091827589},
            {0.018835958, 0.443990433, 0.53717361},
            {0, 0.057142857, 0.942857143}
        };
        assertClose(firstFive(30, 3, Calibration.ISOTONIC), expected, 1e-3);
    }

    @Test
    void twoClassesShareOneSigmoid() {
        double[][] expected = {
            {0.017852289, 0.982147711},
            {0.98933712, 0.01066288},
            {0.015106184, 0.984893816},
            {0.036202581, 0.963797419},
            {0.029067573, 0.970932427}
        };
        assertClose(firstFive(300, 2, Calibration.SIGMOID), expected, 2e-4);
    }

    private static double[][] firstFive(int width, int classes, Calibration calibration) {
        LinearSettings machine = LinearSettings.of(
                        new SupportVectorMachine(Loss.SQUARED_HINGE, Strategy.ONE_VS_REST, Penalty.L2))
                .withIntercept(false)
                .withTolerance(1e-8);
        try (MadeFeatures made = MadeFeatures.of(width, classes)) {
            ChosenFit chosen = LinearClassifier.choose(made.rows(classes), machine, List.of(0.1), 5, calibration);
            return Arrays.copyOf(chosen.fit().model().probabilities(made.further()), 5);
        }
    }

    private static void assertClose(double[][] found, double[][] expected, double apart) {
        for (int row = 0; row < expected.length; row++) {
            assertThat(found[row]).as("row %d", row).containsExactly(expected[row], offset(apart));
        }
    }
}
