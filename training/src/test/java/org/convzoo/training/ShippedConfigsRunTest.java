package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.SourceConfig;
import org.convzoo.configs.XoConfig;
import org.convzoo.training.StoppedRunTest.CountingListener;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped configuration learns from a batch; drawn images stand in for those that would have to be there. */
class ShippedConfigsRunTest {

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../configs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    // those with features have no batches to learn from, and are run beside the classifiers
                    .filter(file -> ConfigReader.read(file, List.of()).features() == null)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void learnsFromABatch(Path file) {
        RunConfig config = ConfigReader.read(file, overrides(ConfigReader.read(file, List.of())));
        StopSignal stop = new StopSignal();
        Surroundings surroundings = Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                Map.of(),
                Clock.systemUTC(),
                new CountingListener(1, stop),
                stop,
                List.of());

        Path run = folder.resolve("run");
        assertThat(Experiment.start(config, run, surroundings).run())
                .as("%s is stopped after its first batch, in the middle of its first epoch", file)
                .isInstanceOf(RunOutcome.Stopped.class);

        assertThat(run.resolve("checkpoints/last.zip")).exists();
        TrainingState state =
                ModelArchive.document(run.resolve("checkpoints/last.zip"), "state.json", TrainingState.class);
        assertThat(state.running().images()).isPositive();
        assertThat(state.running().loss()).isFinite().isPositive();
    }

    /** Two steps or more in an epoch, so that it can be stopped within it. */
    private static List<String> overrides(RunConfig config) {
        int batch = Math.min(16, config.data().batchSize());
        int images = Math.max(40, 2 * batch * config.phases().get(0).training().accumulateBatches() + 8);
        String counts = ", train: " + images + ", validation: 20, test: 20}";
        List<String> overrides =
                new ArrayList<>(List.of("data.batchSize=" + batch, "data.splits={}", "data.classes=null"));
        if (config.transfer() != null) {
            overrides.add("model.weights=none");
            if (!config.model().architecture().contains("cifar")) {
                overrides.add("model.input=64x64x3");
            }
        }
        SourceConfig source = config.data().source();
        if (source.givesSignals()) {
            int length = config.model().input() == null
                    ? 128
                    : config.model().input().width();
            overrides.add("data.source={type: waves, length: " + length + counts);
        } else if (source instanceof XoConfig) {
            overrides.add("data.source={type: xo" + counts);
        } else {
            overrides.add("data.source={type: printedDigits" + counts);
        }
        return overrides;
    }
}
