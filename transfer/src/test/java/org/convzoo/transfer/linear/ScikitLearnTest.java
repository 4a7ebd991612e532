package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convzoo.transfer.linear.LinearSpec.LogisticRegression;
import org.convzoo.transfer.linear.LinearSpec.Penalty;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every pair of loss, strategy and penalty that scikit-learn 1.2.1 has; {@code linear_references.py} made the values. */
class ScikitLearnTest {

    private static final List<Double> CLASS_WEIGHTS = List.of(3.0, 1.0, 1.0);

    private static LinearSpec spec(String name) {
        String[] parts = name.split("-");
        Penalty penalty = parts[2].equals("l1") ? Penalty.L1 : Penalty.L2;
        if (parts[0].equals("logistic")) {
            return new LogisticRegression(
                    parts[1].equals("ovr")
                            ? LogisticRegression.Strategy.ONE_VS_REST
                            : LogisticRegression.Strategy.MULTINOMIAL,
                    penalty);
        }
        return new SupportVectorMachine(
                parts[0].equals("hinge") ? SupportVectorMachine.Loss.HINGE : SupportVectorMachine.Loss.SQUARED_HINGE,
                parts[1].equals("ovr")
                        ? SupportVectorMachine.Strategy.ONE_VS_REST
                        : SupportVectorMachine.Strategy.CRAMMER_SINGER,
                penalty);
    }

    @ParameterizedTest(name = "{0}, {1} features, {2} classes, intercept {3}, {5}")
    @CsvFileSource(resources = "scikit-learn.csv", maxCharsPerColumn = 2000)
    void endsWhereScikitLearnEnds(
            String name,
            int width,
            int classes,
            boolean intercept,
            double c,
            String counting,
            double objective,
            String predictions) {
        boolean weighted = counting.equals("weighted");
        double[] weights = new double[MadeFeatures.ROWS];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = weighted && row % 5 == 0 ? 0.5 : 1;
        }
        LinearSettings settings = LinearSettings.of(spec(name))
                .withIntercept(intercept)
                .withClassWeights(
                        weighted
                                ? new ClassWeights.PerClass(CLASS_WEIGHTS.subList(0, classes))
                                : new ClassWeights.Equal());
        try (MadeFeatures made = MadeFeatures.of(width, classes)) {
            LinearFit fit = LinearClassifier.fit(made.rows(classes, weights), settings, c);

            assertThat(fit.converged())
                    .as("converged within %d iterations", fit.iterations())
                    .isTrue();
            assertThat(fit.objective()).isCloseTo(objective, within(1e-4 * objective));
            int same = 0;
            int[] found = fit.model().predict(made.further());
            for (int row = 0; row < found.length; row++) {
                same += found[row] == predictions.charAt(row) - '0' ? 1 : 0;
            }
            assertThat(same)
                    .as("rows of 1,000 that are classified like scikit-learn does")
                    .isGreaterThanOrEqualTo(999);
        }
    }
}
