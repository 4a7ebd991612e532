package org.convzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.training.Experiment;
import org.convzoo.training.RunOutcome;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.convzoo.training.TrainingListener;
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep that is stopped on the way ends with the table and the answers of one that was left alone. */
class StoppedSweepTest {

    @TempDir
    private Path folder;

    /** Raises the signal after so many batches of features, or combinations of layer and pooling. */
    private static final class Stopper implements TrainingListener {
        private final StopSignal stop = new StopSignal();
        private final int batches;
        private final int combinations;
        private int tried;
        private int computed;

        Stopper(int batches, int combinations) {
            this.batches = batches;
            this.combinations = combinations;
        }

        @Override
        public void featuresDone(ExtractionProgress progress) {
            if (++computed == batches) {
                stop.raise();
            }
        }

        @Override
        public void candidatesTried(FeatureSweep candidates) {
            if (++tried == combinations) {
                stop.raise();
            }
        }
    }

    private Surroundings surroundings(String home, Stopper stopper) {
        return Surroundings.of(
                DataLocator.forConfig(
                        null, Map.of("CONVZOO_DATA", folder.resolve(home).toString())),
                Map.of(),
                Clock.systemUTC(),
                stopper,
                stopper.stop,
                List.of());
    }

    private RunOutcome start(String run, Stopper stopper) {
        return Experiment.start(
                        ConfigReader.readText("""
                name: sweep
                model: {architecture: lenet5}
                data: {source: {type: printedDigits, train: 120, validation: 30, test: 40}, batchSize: 32}
                features:
                  layer: [s2, s4]
                  pooling: [average, max]
                  classifier: {type: linearSvm, c: [0.01, 0.1], folds: 3}
                """, "sweep.yaml", List.of()),
                        folder.resolve(run),
                        surroundings(run + "-home", stopper))
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 0", "0 1", "0 3"})
    void goesOnToTheSameEnd(String when) throws IOException {
        String[] counts = when.split(" ");
        assertThat(start("whole", new Stopper(0, 0))).isInstanceOf(RunOutcome.Finished.class);
        Stopper stopper = new Stopper(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
        assertThat(start("parts", stopper)).isInstanceOf(RunOutcome.Stopped.class);
        assertThat(folder.resolve("parts/report.json")).doesNotExist();

        Stopper rest = new Stopper(0, 0);
        RunOutcome outcome = Experiment.resume(folder.resolve("parts"), surroundings("parts-home", rest))
                .run();

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(rest.tried).as("only what was not tried yet").isEqualTo(4 - stopper.tried);
        for (String file : List.of("sweep.csv", "predictions.csv")) {
            assertThat(folder.resolve("parts").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("whole").resolve(file));
        }
        assertThat(Files.readAllLines(folder.resolve("whole/sweep.csv"))).hasSize(9);
    }
}
