package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.convzoo.configs.Cifar10Config;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.InvalidConfigException;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.configs.XoConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.training.ImagePrediction.ClassProbability;
import org.convzoo.training.features.PooledRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What programs do; docs/library.md has more of it. */
class ConvzooTest {

    private static final RunConfig LETTERS = RunConfig.of("""
            name: letters
            model: {architecture: xo}
            data: {source: {type: xo, train: 64, validation: 20, test: 20}}
            training: {epochs: 2, optimizer: {type: adam, learningRate: 0.03}}
            """);

    @TempDir
    Path folder;

    private Convzoo convzoo;

    @BeforeEach
    void start() {
        convzoo = Convzoo.start(Map.of("CONVZOO_DATA", folder.toString()));
    }

    @Test
    void aListenerIsToldOfEveryEpoch() {
        List<Integer> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result, int ofEpochs, boolean best) {
                epochs.add(result.epoch());
            }
        };

        RunOutcome.Finished run = convzoo.watchedBy(listener).train(LETTERS, folder.resolve("run"));

        assertThat(epochs).containsExactly(1, 2);
        assertThat(run.history().epochs()).hasSize(2);
    }

    @Test
    void aRunThatAListenerStopsCanBeResumed() {
        StopSignal stop = new StopSignal();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result, int ofEpochs, boolean best) {
                stop.raise();
            }
        };
        Path run = folder.resolve("run");

        assertThatThrownBy(() -> convzoo.watchedBy(listener).stoppedBy(stop).train(LETTERS, run))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the training was stopped; resume(Path.of(\"" + run + "\")) goes on with it");
        assertThat(convzoo.resume(run).history().epochs()).hasSize(2);
    }

    @Test
    void anInterruptedThreadStopsItsRun() {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochDone(EpochResult result, int ofEpochs, boolean best) {
                Thread.currentThread().interrupt();
            }
        };
        Path run = folder.resolve("run");
        try {
            assertThatThrownBy(() -> convzoo.watchedBy(listener).train(LETTERS, run))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageStartingWith("the training was stopped");
        } finally {
            assertThat(Thread.interrupted()).as("the flag stays for the caller").isTrue();
        }
        assertThat(convzoo.resume(run).history().epochs()).hasSize(2);
    }

    @Test
    void whatIsNotOnThisMachineIsNotFoundAndNotFetched() {
        assertThat(convzoo.finds(LETTERS.data())).isTrue();
        assertThat(convzoo.finds(DataConfig.of(new Cifar10Config("cifar10", List.of(), "http://nowhere.invalid/"))))
                .isFalse();
        assertThat(convzoo.finds(DataConfig.of(new ImageFolderConfig("photos"))))
                .isFalse();

        convzoo.train(LETTERS, folder.resolve("run"));
        ModelConfig own = ModelConfig.of("xo")
                .withWeights(new WeightsConfig.FromFile(
                        folder.resolve("run/model.zip").toString()));
        assertThat(convzoo.finds(own)).isTrue();
        assertThat(convzoo.finds(ModelConfig.of("xo"))).as("names none").isFalse();
        assertThat(convzoo.finds(ModelConfig.of("squeezenet1_1").withWeights(WeightsConfig.Keyword.IMAGENET)))
                .isFalse();
    }

    @Test
    void aTrainedNetworkTellsWhatItsLayersMakeOfAnImage() throws IOException {
        convzoo.train(LETTERS, folder.resolve("run"));
        BufferedImage letter;
        try (DataSplits images = convzoo.images(LETTERS.data(), LETTERS.seed())) {
            assertThat(images.labels()).containsExactly("X", "O");
            letter = images.test().read(0).buffered();
        }
        Path file = folder.resolve("letter.png");
        ImageIO.write(letter, "png", file.toFile());

        try (TrainedModel model = convzoo.open(folder.resolve("run"))) {
            List<ClassProbability> answers = model.predict(letter);
            assertThat(answers).hasSize(2).isEqualTo(model.predict(file));
            assertThat(answers.get(0).probability() + answers.get(1).probability())
                    .isBetween(0.99999f, 1.00001f);
            INDArray maps = model.activations(letter, "conv");
            assertThat(maps.shape()).containsExactly(3, 7, 7);
            float[] output = model.activations(letter, "output").toFloatVector();
            assertThat(output[answers.get(0).index()]).isEqualTo(answers.get(0).probability());
            assertThat(handMade(model, letter)).isCloseTo(maps.getFloat(0, 0, 0), within());
            assertThatThrownBy(() -> model.activations(letter, "conf"))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("the network has no layer conf (did you mean conv?); it has conv, pool");
        }
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-5f);
    }

    /** The first value of the first map: nine pixels from -1 to 1, nine weights, a bias, a ReLU. */
    private static float handMade(TrainedModel model, BufferedImage letter) {
        INDArray weights = model.graph().getLayer("conv").getParam("W");
        float sum = model.graph().getLayer("conv").getParam("b").getFloat(0);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                float pixel = letter.getRaster().getSample(x, y, 0) / 255f * 2 - 1;
                sum += weights.getFloat(0, 0, y, x) * pixel;
            }
        }
        return Math.max(0, sum);
    }

    @Test
    void featuresAreOfTheLayerAndTheImagesThatAreAskedFor() {
        Path model = convzoo.train(LETTERS, folder.resolve("run")).directory().model();
        ModelConfig network = ModelConfig.of("xo").withWeights(new WeightsConfig.FromFile(model.toString()));
        DataConfig images = DataConfig.of(new XoConfig(9, 0.1, 30, 10, 10));

        try (PooledRows all = convzoo.features(network, images);
                PooledRows test = convzoo.features(
                        FeatureExtraction.of(network, images, 0).with(List.of("conv"), FeaturePooling.FLATTEN),
                        Split.TEST)) {
            assertThat(all.images().size()).isEqualTo(50);
            assertThat(all.features()).isEqualTo(3);
            assertThat(test.images().size()).isEqualTo(10);
            assertThat(test.features()).isEqualTo(3 * 7 * 7);
            assertThat(Arrays.copyOfRange(all.labels(), 40, 50)).isEqualTo(test.labels());
        }
    }

    @Test
    void aModelWithoutWeightsIsRefused() {
        assertThatThrownBy(() -> convzoo.open(ModelConfig.of("lenet5")))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "lenet5 is to be used as it is, but the model names no weights: add withWeights(");
    }

    @Test
    void settingsChangeARunAndMistakesInThemAreTold() {
        assertThat(LETTERS.with("training.epochs=7", "seed=3").training().epochs())
                .isEqualTo(7);
        assertThatThrownBy(() -> LETTERS.with("training.epoch=7"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("training.epoch")
                .hasMessageContaining("epochs");
    }

    @Test
    void aRunThatNoFileWouldDescribeIsRefusedBeforeItBegins() {
        DataConfig wrong = LETTERS.data().withBatchSize(0);
        RunConfig run = new RunConfig(
                1,
                "letters",
                42,
                LETTERS.precision(),
                LETTERS.engine(),
                LETTERS.model(),
                wrong,
                LETTERS.training(),
                null,
                null);

        assertThatThrownBy(() -> convzoo.train(run, folder.resolve("run")))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("batchSize");
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
