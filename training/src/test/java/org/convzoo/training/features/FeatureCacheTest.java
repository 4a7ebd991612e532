package org.convzoo.training.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.KeptImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.RawImage;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.features.FeatureImages;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.convzoo.training.StopSignal;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** LeNet-5's lower part over a few images: the features that come out of the cache are those that the network computes. */
class FeatureCacheTest {

    private static final List<String> LAYERS = List.of("s4", "f6");
    private static final int BATCH = 8;

    @TempDir
    private Path folder;

    private final ComputationGraph graph = lenet(1);
    private final ImageContract contract = Zoo.named("lenet5").contract(new ImageSize(32, 32, 1));
    private final Listener listener = new Listener();
    private ExecutionPlan plan;

    @BeforeEach
    void openPlan() {
        plan = ExecutionPlan.open(graph);
    }

    @AfterEach
    void closePlan() {
        plan.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "disk"})
    void featuresAreThoseOfTheNetworkToTheBit(String kind) {
        LabelledImages images = images(29);
        try (FeatureCache cache = cache(kind)) {
            FeatureTables.Ready ready = ready(cache.tables(request(images), new StopSignal()));

            assertThat(passes()).isEqualTo(1);
            for (String layer : LAYERS) {
                assertThat(seen(ready.of(layer), ready.of(layer).contract(), List.of()))
                        .containsExactlyElementsOf(computed(images, layer, Augmentation.NONE));
            }
        }
    }

    @Test
    void whatIsOnTheDiskIsNotComputedAgain() throws IOException {
        LabelledImages images = images(29);
        List<float[]> first;
        try (FeatureCache cache = cache("disk")) {
            FeatureImages features =
                    ready(cache.tables(request(images), new StopSignal())).of("f6");
            first = seen(features, features.contract(), List.of());
        }
        assertThat(files()).hasSize(2).allMatch(name -> name.matches("[0-9a-f]{64}\\.table"));
        listener.done.clear();
        try (FeatureCache cache = cache("disk")) {
            FeatureImages features =
                    ready(cache.tables(request(images), new StopSignal())).of("f6");
            assertThat(listener.done).isEmpty();
            assertThat(seen(features, features.contract(), List.of())).containsExactlyElementsOf(first);
        }
    }

    static class Listener implements ExtractionListener {
        final List<ExtractionProgress> done = new ArrayList<>();
        final List<String> notices = new ArrayList<>();

        @Override
        public void batchDone(ExtractionProgress progress) {
            done.add(progress);
        }

        @Override
        public void notice(String line) {
            notices.add(line);
        }
    }

    private long passes() {
        return listener.done.stream().filter(one -> one.images() == one.total()).count();
    }

    private FeatureCache cache(String kind) {
        FeatureCacheConfig config =
                kind.equals("memory") ? new FeatureCacheConfig.Memory(1) : new FeatureCacheConfig.Disk("kept", 1);
        return cache(config);
    }

    private FeatureCache cache(FeatureCacheConfig config) {
        return FeatureCache.open(config, new DataLocator(null, folder, folder), Clock.systemUTC(), listener);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("folder.lock"))
                    .sorted()
                    .toList();
        }
    }

    private FeatureRequest request(LabelledImages images) {
        return FeatureRequest.plain(body(), LAYERS, images, BATCH, 2, BadImages.REFUSED);
    }

    private FrozenBody body() {
        return new FrozenBody(graph, plan, Precision.FLOAT32, contract);
    }

    private static FeatureTables.Ready ready(FeatureTables tables) {
        assertThat(tables).isInstanceOf(FeatureTables.Ready.class);
        return (FeatureTables.Ready) tables;
    }

    private static ComputationGraph lenet(long seed) {
        return GraphAssembler.assemble(
                Zoo.named("lenet5").blueprint(ModelConfig.of("lenet5"), 10), Learning.with(new Sgd(0.1)), seed);
    }

    /** Speckled, each another. */
    private static KeptImages images(int count) {
        List<RawImage> images = new ArrayList<>();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[28 * 28];
            new java.util.Random(i).nextBytes(pixels);
            images.add(new RawImage(28, 28, 1, pixels));
            labels[i] = i % 10;
        }
        return new KeptImages("speckled", images, labels);
    }

    private static List<float[]> seen(LabelledImages images, ImageContract contract, List<AugmentationConfig> steps) {
        Pass pass = Pass.of(images, 10, contract, BATCH, EpochOrder.sequential(images.size()))
                .withAugmentation(new Augmentation(steps, 1, 0));
        List<float[]> rows = new ArrayList<>();
        try (BatchStream stream = BatchStream.open(pass, 2)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                addRows(batch.features(), rows);
            }
        }
        return rows;
    }

    private List<float[]> computed(LabelledImages images, String layer, Augmentation augmentation) {
        Pass pass = Pass.of(images, 10, contract, BATCH, EpochOrder.sequential(images.size()))
                .withAugmentation(augmentation);
        List<float[]> rows = new ArrayList<>();
        try (BatchStream stream = BatchStream.open(pass, 1)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                addRows(plan.activations(batch.features(), List.of(layer)).get(0), rows);
            }
        }
        return rows;
    }

    private static void addRows(INDArray batch, List<float[]> rows) {
        int images = (int) batch.size(0);
        float[][] found = batch.reshape('c', images, batch.length() / images).toFloatMatrix();
        rows.addAll(List.of(found));
    }
}
