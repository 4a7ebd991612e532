package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.convzoo.configs.AveragingConfig.ExponentialMovingAverage;
import org.convzoo.configs.AveragingConfig.StochasticWeightAveraging;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.weights.PublishedFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AveragingTest {

    private static final String RUN = """
            name: averaged
            seed: 7
            model: {architecture: resnet20-cifar}
            data:
              source: {type: printedDigits, train: 48, validation: 20, test: 20}
              batchSize: 16
            training:
              epochs: 1
              optimizer: {type: momentum, learningRate: 0.05}
            """;

    @TempDir
    private Path folder;

    /** The formula of timm's ModelEmaV3, {@code 1 - (1 + t)^(-2/3)}, by hand. */
    @Test
    void anExponentialAverageWarmsUpAsTimms() {
        ExponentialMovingAverage config = new ExponentialMovingAverage(0.999, true);
        assertThat(Averaging.decay(config, 0)).isZero();
        assertThat(Averaging.decay(config, 1)).isCloseTo(0.3700395, within(1e-7));
        assertThat(Averaging.decay(config, 2)).isCloseTo(0.5192501, within(1e-7));
        assertThat(Averaging.decay(config, 10)).isCloseTo(0.7978200, within(1e-7));
        assertThat(Averaging.decay(config, 100_000)).isEqualTo(0.999);
        assertThat(Averaging.decay(new ExponentialMovingAverage(0.9, false), 1)).isEqualTo(0.9);
    }

    @Test
    void theRateOfStochasticWeightAveragingTakesTheSchedulesPlace() {
        Averaging averaging = new Averaging(new StochasticWeightAveraging(3, 0.05));
        assertThat(averaging.rate(2, 0.1)).isEqualTo(0.1);
        assertThat(averaging.rate(3, 0.1)).isEqualTo(0.05);
        assertThat(new Averaging(new StochasticWeightAveraging(3, null)).rate(3, 0.1))
                .isEqualTo(0.1);
    }

    /** After one epoch the mean is the weights themselves, but the statistics are those of a pass over the images. */
    @Test
    void theModelHasTheMeanOfTheWeightsAndStatisticsOfItsOwn() {
        Path run = run("training.averaging={type: swa, startEpoch: 1}");

        ComputationGraph model = ModelArchive.network(run.resolve("model.zip"));
        ComputationGraph last = ModelArchive.network(run.resolve("checkpoints/last.zip"));
        INDArray averages = Nd4j.createUninitialized(last.params().shape());
        ModelArchive.restoreArray(run.resolve("checkpoints/last.zip"), "averages.bin", averages);
        assertThat(model.params()).isEqualTo(averages);
        int statistics = 0;
        for (Map.Entry<String, INDArray> parameter : model.paramTable().entrySet()) {
            INDArray trained = last.getParam(parameter.getKey());
            if (parameter.getKey().matches(".*_(mean|log10stdev)")) {
                statistics++;
                assertThat(parameter.getValue()).as(parameter.getKey()).isNotEqualTo(trained);
            } else {
                assertThat(parameter.getValue()).as(parameter.getKey()).isEqualTo(trained);
            }
        }
        assertThat(statistics).isEqualTo(2 * 19);
    }

    @Test
    void anEpochThatIsNeverReachedIsRefused() {
        assertThatThrownBy(() -> run(
                        "training.epochs=3", "training.maxSteps=4", "training.averaging={type: swa, startEpoch: 3}"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "training.averaging.startEpoch: 3 is too late, because maxSteps ends the run in epoch 2; start the"
                                + " averages earlier");
    }

    private Path run(String... overrides) {
        RunConfig config = ConfigReader.readText(RUN, "run.yaml", List.of(overrides));
        Path run = folder.resolve("run");
        Experiment.start(
                        config,
                        run,
                        Surroundings.of(
                                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                                Map.of(),
                                Clock.systemUTC(),
                                new Silent(),
                                new StopSignal(),
                                List.of()))
                .run();
        return run;
    }

    private static final class Silent implements TrainingListener {

        @Override
        public void batchDone(BatchProgress progress) {}

        @Override
        public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {}

        @Override
        public void weightsLoaded(List<String> account) {}

        @Override
        public void foldBegins(int fold, int folds) {}

        @Override
        public void started(RunPlan plan) {}

        @Override
        public void epochDone(EpochResult result, int epochs, boolean best) {}
    }
}
