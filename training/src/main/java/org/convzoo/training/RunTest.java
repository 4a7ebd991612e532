package org.convzoo.training;

import java.util.concurrent.CancellationException;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;

/**
 * The test of what a run has trained, in single precision.
 *
 * @param batchSize images that are predicted at a time
 */
record RunTest(
        DataSplits splits, int batchSize, Execution execution, BadImageList badImages, Surroundings surroundings) {

    /**
     * What the network says of the run's test images.
     *
     * @throws CancellationException if the run is to stop
     * @throws UserException if no image could be read
     */
    TestResult of(Network network) {
        try (ExecutionPlan plan = execution.inFloat32().open(network.graph())) {
            return predictor(network, plan).test(splits.test(), splits.labels());
        }
    }

    /** What the test said, and how long an image takes. */
    record Timed(TestResult result, InferenceTime image) {}

    /** The same, and how long it takes: see {@link #of}. */
    Timed timed(Network network) {
        try (ExecutionPlan plan = execution.inFloat32().open(network.graph())) {
            Predictor predictor = predictor(network, plan);
            TestResult result = predictor.test(splits.test(), splits.labels());
            int classes = splits.labels().size();
            return new Timed(result, InferenceTime.of(predictor, result.images(), batchSize, classes));
        }
    }

    private Predictor predictor(Network network, ExecutionPlan plan) {
        return new Predictor(
                        plan,
                        network.contract(),
                        batchSize,
                        surroundings.workers(),
                        TestTimeAugmentation.NONE,
                        badImages.in("test"))
                .until(surroundings.stop());
    }
}
