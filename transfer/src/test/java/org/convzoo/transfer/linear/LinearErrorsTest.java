package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.transfer.linear.LinearSpec.Penalty;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Loss;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine.Strategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearErrorsTest {

    private static final LinearSettings LOGISTIC = LinearSettings.logisticRegression();
    private static final List<String> CLASSES = List.of("ants", "bees");

    private final FloatMatrix features = FloatMatrix.zeros(6, 4);
    private final int[] labels = {0, 1, 0, 1, 0, 1};

    @AfterEach
    void close() {
        features.close();
    }

    private static void assertSays(ThrowingCallable work, String message) {
        assertThatThrownBy(work).isInstanceOf(UserException.class).hasMessage(message);
    }

    private LabelledFeatures named() {
        double[] ones = IntStream.range(0, 6).mapToDouble(row -> 1).toArray();
        return new LabelledFeatures(features, labels, CLASSES, ones, row -> "ants/" + row + ".jpg");
    }

    @Test
    void aFeatureThatIsNoNumberIsFound() {
        features.row(4).put(2, Float.NaN);
        assertSays(
                this::named,
                "ants/4.jpg has the feature NaN in column 2 (row 4, both counted from 0): extract the features again, or"
                        + " leave it out");
        features.row(3).put(0, Float.NEGATIVE_INFINITY);
        assertSays(
                this::named,
                "ants/3.jpg has the feature -Infinity in column 0 (row 3, both counted from 0): extract the features"
                        + " again, or leave it out");
    }

    @Test
    void oneClassIsNotEnough() {
        assertSays(
                () -> LabelledFeatures.of(features, new int[] {1, 1, 1, 1, 1, 1}, CLASSES),
                "a classifier needs rows of two classes or more, but all are of class 'bees': add images of another class");
        assertSays(
                () -> LabelledFeatures.of(features, labels, List.of("ants", "bees", "flies")),
                "no row is of class 'flies': add images of it, or leave the class out");
    }

    @Test
    void cIsPositive() {
        LabelledFeatures rows = named();
        for (double c : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertSays(
                    () -> LinearClassifier.fit(rows, LOGISTIC, c),
                    "C must be a positive number, got " + c + ": the smaller it is, the stronger the penalty");
        }
        assertSays(
                () -> LinearClassifier.path(rows, LOGISTIC, List.of()),
                "there is no C: give one or more, for example 0.01, 0.1, 1 and 10");
    }

    @Test
    void otherFeaturesThanThoseOfTheTrainingAreRefused() {
        features.row(0).put(0, 1);
        LinearModel model = LinearClassifier.fit(named(), LOGISTIC, 1).model();
        try (FloatMatrix wider = FloatMatrix.zeros(1, 5)) {
            assertSays(
                    () -> model.predict(wider),
                    "the classifier was trained on rows of 4 features, these have 5: extract them with the same network,"
                            + " layer and pooling");
        }
        try (FloatMatrix broken = FloatMatrix.zeros(2, 4)) {
            broken.row(1).put(3, Float.NaN);
            assertSays(
                    () -> model.predict(broken),
                    "row 1 has the feature NaN in column 3 (row 1, both counted from 0): extract the features again, or"
                            + " leave it out");
        }
    }

    @Test
    void memoryIsCountedBeforeAnyIsTaken() {
        LabelledFeatures rows = named();
        assertSays(
                () -> new LinearProblem(rows, LOGISTIC, new MemoryRoom(100, 1 << 20)),
                "a linear classifier of 6 x 4 features and 2 classes needs 0.0 GiB of memory outside of the Java heap"
                        + " beside the features, 0.0 GiB are free: pool the features to fewer, take fewer images, or raise"
                        + " the limit with CONVZOO_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.maxbytes=SIZE");
        assertThatThrownBy(() -> new LinearProblem(rows, LOGISTIC, new MemoryRoom(1 << 20, 100)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("GiB of Java heap beside the features")
                .hasMessageEndingWith("CONVZOO_JAVA_OPTIONS=-XmxSIZE");
    }

    @Test
    void theNeedOfALargeMatrixIsThatOfItsInnerProducts() {
        // the products and a block of 1,024 features; or a copy of the features; and twice 10 columns of both lengths
        try (FloatMatrix large = FloatMatrix.zeros(400, 2000)) {
            assertThat(MemoryNeed.of(large, true, true, 10).offHeap())
                    .isEqualTo(4L * (400 * 400 + 400 * 1024 + 2 * 10 * 2400));
            assertThat(MemoryNeed.of(large, false, true, 10).offHeap()).isEqualTo(4L * (400 * 2000 + 2 * 10 * 2400));
        }
    }

    @Test
    void objectivesThatNobodySolvesAreRefused() {
        assertSays(
                () -> new SupportVectorMachine(Loss.HINGE, Strategy.ONE_VS_REST, Penalty.L1),
                "a support vector machine with an L1 penalty needs the squared hinge and one-vs-rest, got hinge and one vs"
                        + " rest: choose these, or the L2 penalty");
        assertSays(
                () -> new SupportVectorMachine(Loss.SQUARED_HINGE, Strategy.CRAMMER_SINGER, Penalty.L2),
                "Crammer and Singer's support vector machine has the hinge loss, got squared hinge: choose the hinge, or"
                        + " one-vs-rest");
    }

    @Test
    void aMachineWithoutCalibrationHasNoProbabilities() {
        features.row(0).put(0, 1);
        LinearModel model = LinearClassifier.fit(
                        named(),
                        LinearSettings.of(new SupportVectorMachine(Loss.HINGE, Strategy.ONE_VS_REST, Penalty.L2)),
                        1)
                .model();
        assertSays(
                () -> model.probabilities(features),
                "a support vector machine gives probabilities only when it is calibrated: train it with sigmoid or isotonic"
                        + " calibration, or use its decisions");
    }

    @Test
    void weightsArePositiveAndOneAClass() {
        assertSays(
                () -> new ClassWeights.PerClass(List.of(1.0, 0.0)),
                "a class weight must be a positive number, got 0.0");
        LabelledFeatures rows = named();
        LinearSettings three = LOGISTIC.withClassWeights(new ClassWeights.PerClass(List.of(1.0, 1.0, 1.0)));
        assertSays(
                () -> LinearClassifier.fit(rows, three, 1),
                "there are 2 classes (ants, bees) and 3 class weights: give one for each class");
        assertSays(
                () -> new LabelledFeatures(
                        features, labels, CLASSES, new double[] {1, 1, -2, 1, 1, 1}, row -> "ants/" + row + ".jpg"),
                "ants/2.jpg has the weight -2.0; a weight is a positive number");
        assertSays(() -> LOGISTIC.withTolerance(0), "the tolerance must lie between 0 and 1, got 0.0");
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void assertUnreadable(byte[] bytes, String reason) {
        assertThatThrownBy(() -> LinearModel.read(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessage(reason);
    }

    @Test
    void aDamagedClassifierIsRefusedWithoutAskingForMemory() throws IOException {
        ProbabilityLink curve = new ProbabilityLink.Isotonic(
                List.of(new IsotonicCurve(new double[] {-1, 1}, new double[] {0.25, 0.75})));
        byte[] whole = bytes(new LinearModel(CLASSES, new float[][] {{1, 2, 3, 4}}, new double[] {5}, curve));
        assertUnreadable(Arrays.copyOf(whole, whole.length - 1), "it ends too early");

        // behind the number of classes, and a length and four letters for each
        byte[] columns = whole.clone();
        ByteBuffer.wrap(columns).putInt(4 + 2 * (2 + 4), 100_000_000);
        assertUnreadable(columns, "it has 100000000 columns of weights for 2 classes");

        // the curve is behind its length, 2 scores and 2 probabilities from the end
        byte[] points = whole.clone();
        ByteBuffer.wrap(points).putInt(whole.length - 4 - 4 * 8, 100_000_000);
        assertUnreadable(points, "it ends too early");
    }
}
