package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.EngineConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** LeNet-5 without its last two layers: 50,692 parameters up to c5, which gives 120 numbers, and a head of 1,210. */
class PhaseMemoryTest {

    private static final long BODY = 50_692;
    private static final long HEAD = 120 * 10 + 10;
    private static final int TRAINING = 300;
    private static final int VALIDATION = 70;
    private static final int BATCH = 64;

    @TempDir
    private Path folder;

    private DataSplits splits;

    @AfterEach
    void close() {
        splits.close();
    }

    private RunConfig config(String cache, String... trained) {
        StringBuilder phases = new StringBuilder();
        for (String part : trained) {
            phases.append("    - {name: phase %d, train: %s, epochs: 1, optimizer: {type: adam}}\n"
                    .formatted(phases.length(), part));
        }
        RunConfig config = ConfigReader.readText(
                """
                name: small
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: %d, validation: %d, test: 10}
                  batchSize: %d
                transfer:
                  head: linear
                  cache: %s
                  phases:
                %s""".formatted(TRAINING, VALIDATION, BATCH, cache, phases), "small.yaml", List.of());
        splits = DataSplits.open(
                config.data(), 1, DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())));
        return config;
    }

    private MemoryForecaster forecaster(RunConfig config, int phase) {
        return new MemoryForecaster(
                config,
                Phase.of(config).get(phase),
                splits,
                Network.blueprint(config, splits),
                new Execution(EngineConfig.AUTO, Precision.FLOAT32),
                new ProcessMemory(100 << 20, 50 << 20, 80 << 20),
                new MemoryLimits(1 << 30, 1L << 40, 1L << 40));
    }

    private MemoryForecast forecast(RunConfig config, int phase) {
        MemoryForecaster forecaster = forecaster(config, phase);
        try (PhaseNetwork network = PhaseNetwork.of(
                config,
                Phase.of(config).get(phase),
                Network.build(config, splits),
                Network.blueprint(config, splits),
                forecaster.features().map(FeatureForecast::layer))) {
            return forecaster.of(network);
        }
    }

    @Test
    void foretellsWhatComputingFeaturesAllocates() {
        RunConfig config = config("disk", "head");
        MemoryForecast forecast = forecast(config, 0);
        Network whole = Network.build(config, splits);
        long before = bytesWithoutGarbage();
        try (ExecutionPlan plan = ExecutionPlan.open(whole.graph())) {
            for (int images : new int[] {BATCH, TRAINING % BATCH, BATCH, VALIDATION % BATCH}) {
                try (INDArray features = Nd4j.create(DataType.FLOAT, images, 1, 32, 32)) {
                    plan.activations(features, List.of("c5"));
                }
            }
            double expected = forecast.networkBytes() - (BODY + HEAD) * Float.BYTES + forecast.workingBytes();
            assertThat((double) Pointer.totalBytes() - before).isCloseTo(expected, within(0.03 * expected));
        }
        assertThat(forecast.imageBytes())
                .as("images, not features, are in the batches")
                .isEqualTo(3 * BATCH * (32 * 32 + 10) * Float.BYTES);
        assertThat(forecast.complete()).isTrue();
    }

    private static long bytesWithoutGarbage() {
        long bytes = Pointer.totalBytes();
        for (int unchanged = 0; unchanged < 3; ) {
            System.gc();
            LockSupport.parkNanos(20_000_000);
            Pointer.deallocateReferences();
            unchanged = Pointer.totalBytes() == bytes ? unchanged + 1 : 0;
            bytes = Pointer.totalBytes();
        }
        return bytes;
    }

    @Test
    void featuresThatAreKeptInMemoryCount() {
        // a header, rows, and for each batch a bit a row in whole words of 4 bytes with a checksum of 4
        long training = 128 + TRAINING * 120 * Float.BYTES + 4 * (8 + 4) + (8 + 4);
        long validation = 128 + VALIDATION * 120 * Float.BYTES + (8 + 4) + (4 + 4);
        RunConfig inMemory = config("memory", "head");
        FeatureForecast features = forecaster(inMemory, 0).features().orElseThrow();
        assertThat(features.layer()).isEqualTo("c5");
        assertThat(features.trainingBytes()).isEqualTo(training);
        assertThat(features.validationBytes()).isEqualTo(validation);
        assertThat(forecast(inMemory, 0).featureBytes()).isEqualTo(features.bytes());
        long peak = forecast(inMemory, 0).peakBytes();
        splits.close();

        MemoryForecast onDisk = forecast(config("disk", "head"), 0);
        assertThat(onDisk.featureBytes()).isZero();
        assertThat(peak - onDisk.peakBytes()).isEqualTo(features.bytes());
    }

    @Test
    void withoutRoomOrACacheThePhaseSeesImages() {
        assertThat(forecaster(config("none", "head"), 0).features()).isEmpty();
        splits.close();
        RunConfig small = config("{type: disk, limitGigabytes: 0.0001}", "head");
        assertThat(forecaster(small, 0).features()).isEmpty();
        splits.close();
        assertThat(forecaster(config("disk", "all"), 0).features()).isEmpty();
    }

    @Test
    void aPhaseOfImagesTakesMoreThanOneOfFeatures() {
        RunConfig config = config("disk", "head", "all");
        MemoryForecast warmUp = forecast(config, 0);
        MemoryForecast all = forecast(config, 1);

        long parameters = (BODY + HEAD) * Float.BYTES;
        assertThat(all.networkBytes()).isGreaterThanOrEqualTo(4 * parameters);
        assertThat(warmUp.networkBytes())
                .as("the network once, and copies of its weights")
                .isBetween(parameters, 3 * parameters);
        assertThat(warmUp.peakBytes()).isLessThan(all.peakBytes());
        assertThat(forecaster(config, 0).networkBytes().inTraining())
                .as("parameters, gradients and Adam's two moments of the head")
                .isEqualTo(4 * HEAD * Float.BYTES);
        assertThat(forecaster(config, 0).onImages().networkBytes().inTraining())
                .isEqualTo((2 * (BODY + HEAD) + 2 * HEAD) * Float.BYTES);
    }

    @Test
    void whileFeaturesAreComputedTheLastPhaseStillHoldsItsGradients() {
        RunConfig afterAll = config("disk", "all", "head");
        long held = forecast(afterAll, 1).networkBytes();
        splits.close();
        RunConfig atOnce = config("disk", "head");

        assertThat(held - forecast(atOnce, 0).networkBytes())
                .as("gradients and Adam's two moments of all parameters")
                .isEqualTo(3 * (BODY + HEAD) * Float.BYTES);
    }
}
