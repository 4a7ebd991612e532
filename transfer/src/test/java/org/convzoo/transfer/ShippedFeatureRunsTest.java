package org.convzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.training.EpochResult;
import org.convzoo.training.Experiment;
import org.convzoo.training.RunOutcome;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.convzoo.training.TrainingListener;
import org.convzoo.zoo.weights.PublishedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped configuration with features runs to its end; drawn images and weights stand in for photos and theirs. */
class ShippedFeatureRunsTest {

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../configs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> ConfigReader.read(file, List.of()).features() != null)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theFilesThatTheReadmeSpeaksOfAreThere() throws IOException {
        assertThat(files())
                .contains(
                        Path.of("../configs/features-squeezenet-logreg.yaml"),
                        Path.of("../configs/features-squeezenet-sweep.yaml"),
                        Path.of("../configs/features-vgg16-svm.yaml"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void runsToItsEnd(Path file) {
        List<String> overrides = List.of(
                "model.weights=none",
                "model.input=64x64x3",
                "data.splits={}",
                "data.source={type: printedDigits, train: 40, validation: 10, test: 20}",
                "features.classifier.folds=2");
        RunConfig config = ConfigReader.read(file, new ArrayList<>(overrides));
        Surroundings surroundings = Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                Map.of(),
                Clock.systemUTC(),
                new Silence(),
                new StopSignal(),
                List.of());

        RunOutcome outcome =
                Experiment.start(config, folder.resolve("run"), surroundings).run();

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(((RunOutcome.Finished) outcome).evaluation().images()).isEqualTo(20);
        assertThat(outcome.directory().model()).exists();
        assertThat(outcome.directory().reportHtml()).exists();
    }

    /** Needs not be told anything. */
    private static final class Silence implements TrainingListener {
        @Override
        public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {}

        @Override
        public void weightsLoaded(List<String> account) {}

        @Override
        public void foldBegins(int fold, int folds) {}

        @Override
        public void started(RunPlan plan) {}

        @Override
        public void batchDone(BatchProgress progress) {}

        @Override
        public void epochDone(EpochResult result, int epochs, boolean best) {}
    }
}
