package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.EngineConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.Pass;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.convzoo.zoo.ModelSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryForecasterTest {

    private static final long MIB = 1 << 20;
    private static final MemoryLimits PLENTY = new MemoryLimits(1 << 30, 1L << 40, 1L << 40);
    private static final ProcessMemory PROCESS = new ProcessMemory(100 * MIB, 50 * MIB, 80 * MIB);
    private static final int TRAINING = 300;
    private static final int BATCH = 64;

    @TempDir
    private Path folder;

    private RunConfig config;
    private DataSplits splits;
    private PhaseNetwork network;

    @BeforeEach
    void open() {
        config = ConfigReader.readText("""
                name: small
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: %d, validation: 70, test: 10}
                  batchSize: %d
                training: {epochs: 1, optimizer: {type: adam}}
                """.formatted(TRAINING, BATCH), "small.yaml", List.of());
        splits = DataSplits.open(
                config.data(), 1, DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())));
        network = network();
    }

    private PhaseNetwork network() {
        return PhaseNetwork.of(
                config, phase(), Network.build(config, splits), Network.blueprint(config, splits), Optional.empty());
    }

    @AfterEach
    void close() {
        splits.close();
    }

    private Phase phase() {
        return Phase.of(config).get(0);
    }

    private MemoryForecaster forecaster(EngineConfig engine, MemoryLimits limits) {
        return new MemoryForecaster(
                config,
                phase(),
                splits,
                Network.blueprint(config, splits),
                new Execution(engine, Precision.FLOAT32),
                PROCESS,
                limits);
    }

    private MemoryForecaster forecaster(MemoryLimits limits) {
        return forecaster(EngineConfig.AUTO, limits);
    }

    @Test
    void foretellsWhatAnEpochAllocates() {
        MemoryForecast forecast = forecaster(PLENTY).of(network);
        long before = bytesWithoutGarbage();
        try (ExecutionPlan plan = ExecutionPlan.open(network.graph());
                BatchStream stream = BatchStream.open(
                        Pass.of(
                                splits.training(),
                                10,
                                network.trained().contract(),
                                BATCH,
                                EpochOrder.sequential(TRAINING)),
                        1)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                plan.step(batch.features(), batch.labels(), 0.001, 1);
            }
            Validation.measure(
                    plan, splits.validation(), 10, network.trained().contract(), BATCH, 1, BadImages.REFUSED);

            long ofTheGraph = 4 * 61_706 * Float.BYTES; // parameters, gradients and Adam's two moments
            double expected = forecast.networkBytes() - ofTheGraph + forecast.workingBytes();
            assertThat((double) Pointer.totalBytes() - before).isCloseTo(expected, within(0.03 * expected));
        }
        assertThat(forecast.batchSize()).isEqualTo(BATCH);
        assertThat(forecast.imageBytes())
                .as("one in the network, one ready, one in the making")
                .isEqualTo(3 * 64 * (32 * 32 + 10) * Float.BYTES);
        assertThat(forecast.heapBytes()).as("there is room for the report").isEqualTo(PROCESS.heapBytes());
        assertThat(forecast.offHeapBytes())
                .isEqualTo(forecast.networkBytes() + forecast.workingBytes() + forecast.imageBytes());
        assertThat(forecast.peakBytes())
                .isEqualTo(forecast.offHeapBytes() + forecast.heapBytes() + forecast.machineBytes());
        assertThat(forecast.complete()).isTrue();
    }

    /** What earlier tests have left is not to be freed in the middle of this one. */
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
    void accumulatedGradientsAndAveragesAreForetold() {
        long plain = forecaster(PLENTY).of(network).networkBytes();
        long onDeeplearning4jsRoad =
                forecaster(EngineConfig.DL4J, PLENTY).of(network).networkBytes();
        config = ConfigReader.readText(
                ConfigWriter.toYaml(config),
                "small.yaml",
                List.of("training.accumulateBatches=2", "training.averaging={type: ema}"));
        network = network();

        long array = 61_706 * Float.BYTES;
        assertThat(forecaster(EngineConfig.DL4J, PLENTY).of(network).networkBytes())
                .isEqualTo(onDeeplearning4jsRoad + 2 * array);
        // layouts of the primitives pad some arrays, and averages are kept in those too
        assertThat(forecaster(PLENTY).of(network).networkBytes() - plain).isBetween(2 * array, 4 * array);
        assertThat(forecaster(PLENTY).networkBytes().inCheckpoint()
                        - forecaster(PLENTY).networkBytes().inModel())
                .isEqualTo(array);
    }

    @Test
    void theLargestBatchIsRightAtTheBorder() {
        for (int border : new int[] {1, 2, 17, 63, 99}) {
            long needed = forecaster(PLENTY).of(network, border).offHeapBytes();
            MemoryForecaster exact = forecaster(new MemoryLimits(1 << 30, needed, 1L << 40));
            MemoryForecaster oneByteLess = forecaster(new MemoryLimits(1 << 30, needed - 1, 1L << 40));

            assertThat(exact.largestBatch(network)).isEqualTo(border);
            assertThat(oneByteLess.largestBatch(network)).isEqualTo(border - 1);
        }
    }

    @Test
    void noBatchIsLargerThanAllImages() {
        assertThat(forecaster(PLENTY).largestBatch(network)).isEqualTo(TRAINING);
        assertThat(forecaster(PLENTY).of(network, 65_536))
                .isEqualTo(forecaster(PLENTY).of(network, TRAINING));
    }

    @Test
    void aRunThatIsTooLargeNamesTheBatchThatFits() {
        long needed = forecaster(PLENTY).of(network, 40).peakBytes();
        MemoryForecaster tight = forecaster(new MemoryLimits(1 << 30, 1L << 40, needed));

        assertThat(tight.shortageOfNetwork()).isEmpty();
        assertThat(tight.shortage(network).orElseThrow().refusal())
                .hasMessageMatching("the run needs 0\\.3 GiB of memory at batch 64, 0\\.3 GiB are allowed: "
                        + "data\\.batchSize 40 fits; or give the process more memory: .*");
        assertThat(forecaster(PLENTY).shortage(network)).isEmpty();
    }

    @Test
    void aNetworkThatIsTooLargeIsToldFromItsTable() {
        MemoryForecaster hopeless = forecaster(new MemoryLimits(1 << 30, 4 * 61_706 * Float.BYTES, 1L << 40));

        assertThat(hopeless.shortageOfNetwork().orElseThrow().refusal())
                .hasMessageStartingWith("the run needs at least 0.0 GiB off-heap at batch 64, 0.0 GiB are allowed: "
                        + "not even one image at a time fits");
    }

    @Test
    void ofDeeplearning4jOnlyTheLeastIsKnown() {
        MemoryForecast forecast = forecaster(EngineConfig.DL4J, PLENTY).of(network);

        assertThat(forecast.complete()).isFalse();
        assertThat(forecast.networkBytes()).isEqualTo(4 * 61_706 * Float.BYTES);
        assertThat(forecast.workingBytes())
                .isEqualTo(BATCH
                        * ModelSummary.of(Network.blueprint(config, splits)).activationBytes());
    }
}
