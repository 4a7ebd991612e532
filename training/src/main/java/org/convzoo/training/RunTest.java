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
            return new Predictor(
                            plan,
                            network.contract(),
                            batchSize,
                            surroundings.workers(),
                            TestTimeAugmentation.NONE,
                            badImages.in("test"))
                    .until(surroundings.stop())
                    .test(splits.test(), splits.labels());
        }
    }
}
