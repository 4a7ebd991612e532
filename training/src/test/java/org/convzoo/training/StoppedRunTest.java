package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.weights.PublishedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.NoOp;

/** Whatever the recipe, a run that is stopped in the middle of an epoch goes on to the same end. */
class StoppedRunTest {

    private static final String RUN = """
            name: stopped
            seed: 7
            model: {architecture: lenet5}
            data:
              source: {type: printedDigits, train: 200, validation: 40, test: 40}
              batchSize: 32
            training:
              epochs: 4
              optimizer: {type: momentum, learningRate: 0.02}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.schedule={type: reduceOnPlateau, patience: 0, threshold: 0.5, warmupEpochs: 1}",
                "training.schedule={type: oneCycle}",
                "training.maxSteps=17",
                "data.sampling=balanced",
                "data.augmentation=[{type: rotation, degrees: 10}, randAugment, padAndCrop, randomErasing, mixup, cutMix]",
                "training.loss={type: crossEntropy, labelSmoothing: 0.1, classWeights: {0: 2, 7: 0.5}}",
                "training.optimizer={type: adamw, learningRate: 0.002}",
                "training.gradientClipping={type: globalNorm, limit: 0.5}",
                "training.accumulateBatches=3",
                "training.averaging={type: ema, decay: 0.9}",
                "training.averaging={type: swa, startEpoch: 2, learningRate: 0.01}",
            })
    void goesOnToTheSameEnd(String recipe) throws Exception {
        goesOnToTheSameEnd(ConfigReader.readText(RUN, "run.yaml", List.of(recipe)), () -> {});
    }

    @Test
    void goesOnWithoutTheFileOfItsWeights() throws Exception {
        Path weights = folder.resolve("weights.zip");
        Blueprint network = Zoo.named("lenet5").blueprint();
        ModelArchive.write(weights, GraphAssembler.assemble(network, Learning.with(new NoOp()), 3), Map.of());
        String setting = "model.weights={file: " + weights + "}";
        goesOnToTheSameEnd(
                ConfigReader.readText(RUN, "run.yaml", List.of(setting)),
                () -> assertThat(weights.toFile().delete()).isTrue());
    }

    @Test
    void isStoppedWhileTheTrainedNetworkIsTested() {
        RunConfig config = ConfigReader.readText(RUN, "run.yaml", List.of("training.epochs=1"));
        Path directory = folder.resolve("stopped");

        RunOutcome stopped =
                Experiment.start(config, directory, stoppingAfterAnEpoch()).run();
        assertThat(stopped).isInstanceOf(RunOutcome.Stopped.class);
        assertThat(stopped.history().epochs()).hasSize(1);
        assertThat(directory.resolve("report.html")).doesNotExist();

        RunOutcome resumed =
                Experiment.resume(directory, stoppingAfter(Integer.MAX_VALUE)).run();
        assertThat(resumed).isInstanceOf(RunOutcome.Finished.class);
        assertThat(resumed.history()).isEqualTo(stopped.history());
    }

    /** @param between is done when the run is stopped */
    private void goesOnToTheSameEnd(RunConfig config, Runnable between) throws Exception {
        Path whole = folder.resolve("whole");
        TrainingHistory expected = Experiment.start(config, whole, stoppingAfter(Integer.MAX_VALUE))
                .run()
                .history();
        Path stopped = folder.resolve("stopped");
        for (int batches : new int[] {10, 2}) {
            RunOutcome outcome = batches == 10
                    ? Experiment.start(config, stopped, stoppingAfter(batches)).run()
                    : Experiment.resume(stopped, stoppingAfter(batches)).run();
            assertThat(outcome).isInstanceOf(RunOutcome.Stopped.class);
        }
        between.run();

        TrainingHistory resumed = Experiment.resume(stopped, stoppingAfter(Integer.MAX_VALUE))
                .run()
                .history();

        assertThat(withoutTimes(resumed)).isEqualTo(withoutTimes(expected));
        assertThat(ModelArchive.network(stopped.resolve("model.zip")).params())
                .isEqualTo(ModelArchive.network(whole.resolve("model.zip")).params());
    }

    private static List<EpochResult> withoutTimes(TrainingHistory history) {
        return history.epochs().stream()
                .map(result -> new EpochResult(
                        result.epoch(),
                        result.learningRate(),
                        result.trainLoss(),
                        result.trainAccuracy(),
                        result.validationLoss(),
                        result.validationAccuracy(),
                        0,
                        0))
                .toList();
    }

    private Surroundings stoppingAfter(int batches) {
        StopSignal stop = new StopSignal();
        return surroundings(new CountingListener(batches, stop), stop);
    }

    private Surroundings stoppingAfterAnEpoch() {
        StopSignal stop = new StopSignal();
        return surroundings(
                new CountingListener(Integer.MAX_VALUE, stop) {
                    @Override
                    public void epochDone(EpochResult result, int epochs, boolean best) {
                        stop.raise();
                    }
                },
                stop);
    }

    private Surroundings surroundings(TrainingListener listener, StopSignal stop) {
        return Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                Map.of(),
                Clock.systemUTC(),
                listener,
                stop,
                List.of());
    }

    /** Raises the signal after so many batches. */
    static class CountingListener implements TrainingListener {
        private final StopSignal stop;
        private int left;

        CountingListener(int batches, StopSignal stop) {
            this.left = batches;
            this.stop = stop;
        }

        @Override
        public void imageLeftOut(BadImage image) {}

        @Override
        public void batchDone(BatchProgress progress) {
            left--;
            if (left == 0) {
                stop.raise();
            }
        }

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
