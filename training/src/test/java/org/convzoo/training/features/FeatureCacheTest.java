package org.convzoo.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.data.BadImageException;
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
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** LeNet-5's lower part over a few images: the features that come out of the cache are those that the network computes. */
class FeatureCacheTest {

    private static final List<String> LAYERS = List.of("s4", "f6");
    private static final int BATCH = 8;

    @TempDir
    private Path folder;

    private final ComputationGraph graph = lenet(1, 0.1);
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

    @Test
    void aStoppedPassGoesOnAndEndsInTheSameFiles() throws IOException {
        LabelledImages images = images(45);
        try (FeatureCache cache = cache(new FeatureCacheConfig.Disk("whole", 1))) {
            ready(cache.tables(request(images), new StopSignal()));
        }
        listener.done.clear();
        for (int batches : new int[] {2, 1}) {
            StopSignal stop = new StopSignal();
            listener.stopAfter(batches, stop);
            try (FeatureCache cache = cache("disk")) {
                assertThat(cache.tables(request(images), stop)).isEqualTo(new FeatureTables.Stopped());
            }
        }
        assertThat(files()).hasSize(2).allMatch(name -> name.endsWith(".part"));
        try (FeatureCache cache = cache("disk")) {
            ready(cache.tables(request(images), new StopSignal()));
        }
        assertThat(listener.done)
                .extracting(ExtractionProgress::images)
                .as("no image goes through the network twice")
                .containsExactly(8, 16, 24, 32, 40, 45);
        for (String name : files()) {
            assertThat(folder.resolve("kept").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
    }

    @Test
    void oneLayerMoreTakesAPassForItAlone() throws IOException {
        try (FeatureCache cache = cache("disk")) {
            ready(cache.tables(
                    FeatureRequest.plain(body(), List.of("f6"), images(9), BATCH, 2, BadImages.REFUSED),
                    new StopSignal()));
            FeatureTables.Ready both = ready(cache.tables(request(images(9)), new StopSignal()));
            assertThat(passes()).isEqualTo(2);
            assertThat(both.of("s4").contract().input()).isEqualTo(new ImageSize(5, 5, 16));
            assertThat(both.of("f6").contract().input()).isEqualTo(new ImageSize(1, 1, 84));
        }
    }

    @Test
    void eachCopyIsChangedInAnotherWayAndFoundAgainWhereThereAreMore() {
        LabelledImages images = images(9);
        List<AugmentationConfig> steps = List.of(
                new GeometricAugmentation.PadAndCrop(4, GeometricAugmentation.PadAndCrop.Frame.BLACK),
                new BatchAugmentation.Mixup(1, 1));
        try (FeatureCache cache = cache("disk")) {
            FeatureImages two = ready(cache.tables(augmented(images, steps, 7, 2), new StopSignal()))
                    .of("f6");
            assertThat(passes()).isEqualTo(2);
            FeatureImages three = ready(cache.tables(augmented(images, steps, 7, 3), new StopSignal()))
                    .of("f6");
            assertThat(passes()).as("one more").isEqualTo(3);
            for (int epoch = 0; epoch < 6; epoch++) {
                List<float[]> expected = computed(images, "f6", new Augmentation(steps.subList(0, 1), 7, epoch % 3));
                assertThat(seen(three.copy(epoch), three.contract(), List.of())).containsExactlyElementsOf(expected);
            }
            assertThat(seen(two.copy(1), two.contract(), List.of()))
                    .isNotEqualTo(seen(two.copy(0), two.contract(), List.of()));
            ready(cache.tables(augmented(images, steps, 8, 1), new StopSignal()));
            assertThat(passes()).as("another seed").isEqualTo(4);
            ready(cache.tables(request(images), new StopSignal()));
            assertThat(passes()).as("unchanged").isEqualTo(5);
        }
    }

    private FeatureRequest augmented(LabelledImages images, List<AugmentationConfig> steps, long seed, int copies) {
        return new FeatureRequest(body(), LAYERS, images, steps, seed, copies, BATCH, 2, BadImages.REFUSED);
    }

    /** What changes the features and what does not: a network trained further, a new head, other images. */
    @Test
    void onlyWhatChangesTheFeaturesMakesThemAnew() {
        try (FeatureCache cache = cache("disk")) {
            assertThat(passesFor(cache, body(), images(9))).isEqualTo(1);
            assertThat(passesFor(cache, body(), images(9))).isZero();

            graph.getLayer("output").getParam("b").addi(1);
            assertThat(passesFor(cache, body(), images(9))).as("a layer above").isZero();
            assertThat(passesFor(
                            cache, body(), new KeptImages("renamed", images(9).images(), new int[9])))
                    .as("other names and labels")
                    .isZero();
            try (ExecutionPlan other = ExecutionPlan.open(frozen(lenet(1, 0.5)))) {
                assertThat(passesFor(cache, body(frozen(lenet(1, 0.5)), other), images(9)))
                        .as("another learning rate, and frozen layers")
                        .isZero();
            }

            List<RawImage> changed = new ArrayList<>(images(9).images());
            byte[] pixels = changed.get(5).pixels().clone();
            pixels[100] ^= 1;
            changed.set(5, new RawImage(28, 28, 1, pixels));
            assertThat(passesFor(cache, body(), new KeptImages("speckled", changed, new int[9])))
                    .as("a pixel")
                    .isEqualTo(1);
            java.util.Collections.swap(changed, 0, 1);
            assertThat(passesFor(cache, body(), new KeptImages("speckled", changed, new int[9])))
                    .as("another order")
                    .isEqualTo(1);
            ImageContract brighter = ImageContract.normalised(new ImageSize(32, 32, 1), List.of(0.0), List.of(2.0));
            assertThat(passesFor(cache, new FrozenBody(graph, plan, Precision.FLOAT32, brighter), images(9)))
                    .as("another contract")
                    .isEqualTo(1);
            assertThat(passesFor(cache, new FrozenBody(graph, plan, Precision.BFLOAT16, contract), images(9)))
                    .as("another precision")
                    .isEqualTo(1);
            try (ExecutionPlan slow = ExecutionPlan.dl4j(graph)) {
                assertThat(passesFor(cache, body(graph, slow), images(9)))
                        .as("another engine")
                        .isEqualTo(1);
            }
            closePlan();
            graph.getLayer("c1").getParam("W").putScalar(0, 0.125f);
            openPlan();
            assertThat(passesFor(cache, body(), images(9))).as("a weight").isEqualTo(1);
        }
    }

    private long passesFor(FeatureCache cache, FrozenBody body, LabelledImages images) {
        listener.done.clear();
        ready(cache.tables(FeatureRequest.plain(body, LAYERS, images, BATCH, 2, BadImages.REFUSED), new StopSignal()));
        return passes();
    }

    private static ComputationGraph frozen(ComputationGraph graph) {
        ComputationGraph frozen = new TransferLearning.GraphBuilder(graph)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.01))
                        .l2(1e-3)
                        .build())
                .setFeatureExtractor("f6")
                .build();
        assertThat(frozen.getLayer("c1")).isInstanceOf(org.deeplearning4j.nn.layers.FrozenLayer.class);
        return frozen;
    }

    @Test
    void imagesThatCannotBeReadAreMissing() {
        LabelledImages images = new ThirdIsBroken(images(9));
        for (String kind : List.of("memory", "disk", "disk")) {
            try (FeatureCache cache = cache(kind)) {
                FeatureRequest request = FeatureRequest.plain(body(), LAYERS, images, 3, 2, BadImages.PASSED_OVER);
                FeatureImages features =
                        ready(cache.tables(request, new StopSignal())).of("f6");
                assertThat(features.copies().get(0).isMissing(2)).isTrue();
                assertThat(features.copies().get(0).missingRows()).isEqualTo(1);
                assertThatThrownBy(() -> features.sample(2))
                        .isInstanceOf(BadImageException.class)
                        .hasMessage("image speckled/000002 is cut off");
            }
        }
        assertThat(passes()).as("in memory, and once on the disk").isEqualTo(2);
        try (FeatureCache cache = cache("memory")) {
            FeatureRequest refusing = FeatureRequest.plain(body(), LAYERS, images, 3, 2, BadImages.REFUSED);
            assertThatThrownBy(() -> cache.tables(refusing, new StopSignal()))
                    .hasMessage("image speckled/000002 is cut off");
        }
    }

    private record ThirdIsBroken(KeptImages images) implements LabelledImages {

        @Override
        public int size() {
            return images.size();
        }

        @Override
        public int label(int index) {
            return images.label(index);
        }

        @Override
        public String id(int index) {
            return images.id(index);
        }

        @Override
        public RawImage read(int index) {
            if (index == 2) {
                throw new BadImageException(id(index), "is cut off", "", null);
            }
            return images.read(index);
        }
    }

    /** s4 has 400 floats and f6 84, a row each of nine images; headers, marks of missing rows and checksums come on top. */
    @Test
    void whatDoesNotFitIsToldBeforeAnythingIsComputed() throws IOException {
        long bytes = 2 * 128 + 9 * (400 + 84) * 4 + 2 * 2 * 8;
        for (FeatureCacheConfig tooSmall : List.of(
                new FeatureCacheConfig.Memory((bytes - 1) * 1e-9),
                new FeatureCacheConfig.Disk("kept", (bytes - 1) * 1e-9))) {
            try (FeatureCache cache = cache(tooSmall)) {
                assertThat(((FeatureTables.NotKept) cache.tables(request(images(9)), new StopSignal())).reason())
                        .contains("that limitGigabytes allows");
            }
        }
        assertThat(listener.done).isEmpty();
        try (FeatureCache cache = cache(new FeatureCacheConfig.Memory(bytes * 1e-9 + 1e-12))) {
            ready(cache.tables(request(images(9)), new StopSignal()));
        }
        Files.writeString(folder.resolve("file"), "");
        try (FeatureCache cache = cache(new FeatureCacheConfig.Disk("file", 1))) {
            assertThat(((FeatureTables.NotKept) cache.tables(request(images(9)), new StopSignal())).reason())
                    .startsWith("its folder cannot be used (");
        }
        try (FeatureCache cache = cache(new FeatureCacheConfig.None())) {
            assertThat(cache.tables(request(images(9)), new StopSignal()))
                    .isEqualTo(new FeatureTables.NotKept("the cache is none"));
        }
    }

    @Test
    void aDamagedFileIsToldAndMadeAnew() throws IOException {
        try (FeatureCache cache = cache("disk")) {
            ready(cache.tables(request(images(9)), new StopSignal()));
        }
        Path file = folder.resolve("kept").resolve(files().get(0));
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[500] ^= 4;
        Files.write(file, damaged);
        try (FeatureCache cache = cache("disk")) {
            ready(cache.tables(request(images(9)), new StopSignal()));
        }
        assertThat(passes()).isEqualTo(2);
        assertThat(listener.notices)
                .containsExactly("the features kept in " + file
                        + " are computed anew: its rows from 0 on do not have their checksum");
        assertThat(file).hasBinaryContent(whole);
    }

    /** A head of dense layers learns the same from kept features as from those that the network computes each time. */
    @ParameterizedTest
    @ValueSource(strings = {"memory", "disk"})
    void aHeadLearnsTheSameToTheBit(String kind) {
        KeptImages images = images(29);
        List<float[]> rows = computed(images, "s4", Augmentation.NONE);
        float[] expected;
        try (Head head = new Head()) {
            for (int epoch = 0; epoch < 3; epoch++) {
                int[] order = EpochOrder.shuffled(29, 5, epoch);
                for (int begin = 0; begin < 29; begin += BATCH) {
                    int[] part = Arrays.copyOfRange(order, begin, Math.min(29, begin + BATCH));
                    INDArray features = Nd4j.create(DataType.FLOAT, part.length, 16, 5, 5);
                    INDArray labels = Nd4j.zeros(DataType.FLOAT, part.length, 10);
                    for (int i = 0; i < part.length; i++) {
                        features.slice(i)
                                .assign(Nd4j.createFromArray(rows.get(part[i])).reshape(16, 5, 5));
                        labels.putScalar(i, images.label(part[i]), 1);
                    }
                    head.learn(features, labels);
                }
            }
            expected = head.parameters();
        }
        try (FeatureCache cache = cache(kind);
                Head head = new Head()) {
            FeatureImages features =
                    ready(cache.tables(request(images), new StopSignal())).of("s4");
            for (int epoch = 0; epoch < 3; epoch++) {
                Pass pass = Pass.of(features, 10, features.contract(), BATCH, EpochOrder.shuffled(29, 5, epoch));
                try (BatchStream stream = BatchStream.open(pass, 2)) {
                    for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                        head.learn(batch.features(), batch.labels());
                    }
                }
            }
            assertThat(head.parameters()).containsExactly(expected);
        }
    }

    private static final class Head implements AutoCloseable {
        private final ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("s4")
                .setInputTypes(InputType.convolutional(5, 5, 16))
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nOut(20)
                                .activation(Activation.RELU)
                                .build(),
                        "s4")
                .addLayer(
                        "output",
                        new OutputLayer.Builder()
                                .nOut(10)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "dense")
                .setOutputs("output")
                .build());
        private final ExecutionPlan plan;

        Head() {
            graph.init();
            plan = ExecutionPlan.open(graph);
        }

        void learn(INDArray features, INDArray labels) {
            plan.step(features, labels, 0.1, 1);
        }

        float[] parameters() {
            plan.synchronise();
            return graph.params().ravel().toFloatVector();
        }

        @Override
        public void close() {
            plan.close();
        }
    }

    static class Listener implements ExtractionListener {
        final List<ExtractionProgress> done = new ArrayList<>();
        final List<String> notices = new ArrayList<>();
        private int batchesLeft = Integer.MAX_VALUE;
        private StopSignal stop = new StopSignal();

        void stopAfter(int batches, StopSignal signal) {
            batchesLeft = batches;
            stop = signal;
        }

        @Override
        public void batchDone(ExtractionProgress progress) {
            done.add(progress);
            batchesLeft--;
            if (batchesLeft == 0) {
                stop.raise();
            }
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
        return body(graph, plan);
    }

    private FrozenBody body(ComputationGraph network, ExecutionPlan itsPlan) {
        return new FrozenBody(network, itsPlan, Precision.FLOAT32, contract);
    }

    private static FeatureTables.Ready ready(FeatureTables tables) {
        assertThat(tables).isInstanceOf(FeatureTables.Ready.class);
        return (FeatureTables.Ready) tables;
    }

    private static ComputationGraph lenet(long seed, double learningRate) {
        return GraphAssembler.assemble(
                Zoo.named("lenet5").blueprint(ModelConfig.of("lenet5"), 10),
                Learning.with(new Sgd(learningRate)),
                seed);
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
