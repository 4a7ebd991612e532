package org.convzoo.transfer.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.transfer.classical.ClassicalSpec.DecisionTree;
import org.convzoo.transfer.classical.ClassicalSpec.NearestNeighbours;
import org.convzoo.transfer.classical.ClassicalSpec.NearestNeighbours.Distance;
import org.convzoo.transfer.classical.ClassicalSpec.RandomForest;
import org.convzoo.transfer.linear.LabelledFeatures;
import org.convzoo.transfer.linear.MadeFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by scikit-learn 1.2.1 ({@code linear_choice_references.py}). */
class ClassicalClassifierTest {

    private static final RandomForest FOREST = new RandomForest(50, 20, 0, 1);

    private static int right(MadeFeatures made, ClassicalModel model) {
        int[] predicted = model.predict(made.further());
        return (int) IntStream.range(0, predicted.length)
                .filter(row -> predicted[row] == made.labels()[MadeFeatures.ROWS + row])
                .count();
    }

    @ParameterizedTest
    // the fifteenth row has two votes for class 1 and two for class 2 among its nearest by L2
    @CsvSource({
        "L1, 740, 101122111010002222122111102110201112220111212011221210000121, 0.2, 0.4, 0.4",
        "L2, 765, 10112211101000.222122111102110211212221111012011221210000121, 0.2, 0.4, 0.4",
        "COSINE, 816, 100122120010102222222111002120201212221212012010221210000121, 0.4, 0.4, 0.2"
    })
    void theNearestRowsVoteAsInScikitLearn(
            Distance distance, int right, String first, double zero, double one, double two) {
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            ClassicalModel model = ClassicalClassifier.fit(made.rows(3), new NearestNeighbours(5, distance));

            assertThat(model.probabilities(made.further())[2])
                    .containsExactly(new double[] {zero, one, two}, offset(1e-12));
            assertThat(Arrays.stream(model.predict(made.further()))
                            .limit(60)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining()))
                    .matches(first);
            // votes that end in a tie go to either
            assertThat(right(made, model)).isCloseTo(right, within(10));
        }
    }

    @Test
    void aTreeSplitsWhereTheGiniImpurityFallsMost() {
        // feature 1 parts class 0 from the rest between 0.25 and 0.75, feature 2 then parts the others between 1 and 3
        float[][] numbers = {
            {1, 0, 5}, {2, 0.25f, 0}, {3, 0.125f, 1}, {1, 0.75f, 3}, {2, 1, 4}, {3, 0.75f, 1}, {2, 0.875f, 0}
        };
        int[] labels = {0, 0, 0, 1, 1, 2, 2};
        try (FloatMatrix features = of(numbers);
                FloatMatrix asked = of(new float[][] {{9, 0.45f, 9}, {0, 0.55f, 1.9f}, {0, 0.55f, 2.1f}, {0, 0, 0}})) {
            LabelledFeatures rows = LabelledFeatures.of(features, labels, List.of("ant", "bee", "fly"));

            ClassicalModel tree = ClassicalClassifier.fit(rows, new DecisionTree(2, 2));
            assertThat(tree.predict(asked)).containsExactly(0, 2, 1, 0);

            ClassicalModel stump = ClassicalClassifier.fit(rows, new DecisionTree(1, 2));
            assertThat(stump.probabilities(asked)[1]).containsExactly(new double[] {0, 0.5, 0.5}, offset(1e-6));
        }
    }

    private static FloatMatrix of(float[][] numbers) {
        FloatMatrix matrix = FloatMatrix.zeros(numbers.length, numbers[0].length);
        for (int row = 0; row < numbers.length; row++) {
            matrix.row(row).put(numbers[row]);
        }
        return matrix;
    }

    @ParameterizedTest
    @CsvSource({"30, 790", "200, 890"})
    void aForestIsAsGoodAsOneOfScikitLearn(int width, int right) {
        // five of scikit-learn's with other seeds are right 809 to 832 and 905 to 922 times; a tree of two levels about
        // 550
        try (MadeFeatures made = MadeFeatures.of(width, 3)) {
            assertThat(right(made, ClassicalClassifier.fit(made.rows(3), FOREST)))
                    .isGreaterThan(right);
        }
    }

    @Test
    void theSeedDecidesOfAForest() {
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            double[][] one = ClassicalClassifier.fit(made.rows(3), FOREST).probabilities(made.further());
            double[][] same = ClassicalClassifier.fit(made.rows(3), FOREST).probabilities(made.further());
            double[][] other = ClassicalClassifier.fit(made.rows(3), new RandomForest(50, 20, 0, 2))
                    .probabilities(made.further());

            assertThat(same).isDeepEqualTo(one);
            assertThat(Arrays.deepEquals(other, one)).isFalse();
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        try (MadeFeatures made = MadeFeatures.of(30, 3)) {
            for (ClassicalSpec spec :
                    List.of(FOREST, new DecisionTree(5, 2), new NearestNeighbours(3, Distance.COSINE))) {
                ClassicalModel model = ClassicalClassifier.fit(made.rows(3), spec);
                ByteArrayOutputStream written = new ByteArrayOutputStream();
                model.write(written);
                ClassicalModel read = ClassicalModel.read(new ByteArrayInputStream(written.toByteArray()));

                assertThat(read.classes()).isEqualTo(model.classes());
                assertThat(read.features()).isEqualTo(30);
                assertThat(read.probabilities(made.further()))
                        .as("after reading %s", spec)
                        .isDeepEqualTo(model.probabilities(made.further()));
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        try (MadeFeatures made = MadeFeatures.of(30, 3);
                FloatMatrix wider = FloatMatrix.zeros(1, 31)) {
            LabelledFeatures rows = made.rows(3);
            assertThatThrownBy(() -> ClassicalClassifier.fit(rows, new NearestNeighbours(151, Distance.L2)))
                    .isInstanceOf(UserException.class)
                    .hasMessage("there are 150 rows, and 151 neighbours are asked for: ask for fewer");
            ClassicalModel model = ClassicalClassifier.fit(rows, new DecisionTree(1, 2));
            assertThatThrownBy(() -> model.predict(wider))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "the classifier was trained on rows of 30 features, these have 31: extract them with the"
                                    + " same network, layer and pooling");
        }
        assertThatThrownBy(() -> new NearestNeighbours(0, Distance.L2))
                .isInstanceOf(UserException.class)
                .hasMessage("there must be at least 1 neighbours, got 0");
        assertThatThrownBy(() -> new RandomForest(10, 5, 1, 0))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the part of the features that a split chooses from must lie between 0 and 1, got 1.0: 0 takes"
                                + " the square root of their number");
    }
}
