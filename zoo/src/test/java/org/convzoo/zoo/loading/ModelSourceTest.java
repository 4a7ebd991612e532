package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Offset;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.loading.PretrainedNetwork.NextTask;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Models that Deeplearning4j's own serializer wrote. */
class ModelSourceTest {

    @TempDir
    private Path folder;

    @Test
    void aModelIsLoadedToTheBit() throws IOException {
        ComputationGraph graph = graph("resnet20-cifar");
        graph.params().assign(Nd4j.rand(DataType.FLOAT, graph.params().shape()));
        Path file = saved(graph);

        PretrainedNetwork network = load("resnet20-cifar", file);

        assertThat(network.graph().params().data().asFloat())
                .containsExactly(graph.params().data().asFloat());
        assertThat(network.account().get(0)).isEqualTo(file + ": Deeplearning4j, convzoo's names of resnet20-cifar");
    }

    @Test
    void anotherNumberOfClassesKeepsTheBody() throws IOException {
        ComputationGraph graph = graph("resnet20-cifar");
        PretrainedNetwork network = PretrainedNetwork.load(
                ModelConfig.of("resnet20-cifar"),
                WeightFile.of(saved(graph), Zoo.named("resnet20-cifar")),
                new NextTask(List.of("ants", "bees"), Learning.with(new NoOp()), 5));
        assertThat(network.graph().getParam("conv1_W")).isEqualTo(graph.getParam("conv1_W"));
        assertThat(network.account()).contains("drawn from the seed: fc (2 classes instead of 10)");
    }

    /** As Keras models are that Deeplearning4j imported: the dense layer's weights see channels last. */
    @Test
    @SuppressWarnings("deprecation")
    void aMapThatIsFlattenedWithItsChannelsLastIsTurned() throws IOException {
        ComputationGraphConfiguration configuration = graph("digit-cnn").getConfiguration();
        Map.Entry<String, LayerVertex> dense = configuration.getVertices().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof LayerVertex vertex
                        && vertex.getLayerConf().getLayer() instanceof DenseLayer
                        && vertex.getPreProcessor() != null)
                .map(entry -> Map.entry(entry.getKey(), (LayerVertex) entry.getValue()))
                .findFirst()
                .orElseThrow();
        dense.getValue().setPreProcessor(new TensorFlowCnnToFeedForwardPreProcessor(12, 12, 64));
        ComputationGraph theirs = new ComputationGraph(configuration);
        theirs.init();
        INDArray images = Nd4j.rand(DataType.FLOAT, 2, 1, 28, 28);
        float[] expected = theirs.outputSingle(images).data().asFloat();

        PretrainedNetwork network = load("digit-cnn", saved(theirs));

        assertThat(network.graph().getParam(dense.getKey() + "_W"))
                .isNotEqualTo(theirs.getParam(dense.getKey() + "_W"));
        assertThat(network.graph().outputSingle(images).data().asFloat())
                .containsExactly(expected, Offset.offset(1e-6f));
    }

    @Test
    void aModelOfAnotherNetworkIsRefused() throws IOException {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(3).build())
                .layer(new OutputLayer.Builder().nIn(3).nOut(2).build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Path file = folder.resolve("chain.zip");
        ModelSerializer.writeModel(network, file.toFile(), false);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("lenet5", file))
                .withMessageStartingWith(file + " does not hold the parameters of lenet5 under convzoo's names: ")
                .withMessageContaining("4 unexpected (layer0.bias, layer0.weight, layer1.bias, layer1.weight)");
    }

    @Test
    void aModelOfAnotherSizeIsRefusedBeforeItTakesMemory() throws IOException {
        ComputationGraph small = graph("lenet5");
        ComputationGraphConfiguration large = small.getConfiguration().clone();
        ((FeedForwardLayer) ((LayerVertex) large.getVertices().get("f6"))
                        .getLayerConf()
                        .getLayer())
                .setNOut(1L << 40);
        Path file = folder.resolve("large.zip");
        try (ZipFile zip = new ZipFile(saved(small).toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("configuration.json"));
            out.write(large.toJson().getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("coefficients.bin"));
            zip.getInputStream(zip.getEntry("coefficients.bin")).transferTo(out);
        }
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("lenet5", file))
                .withMessageMatching(
                        "\\Q" + file
                                + "\\E is damaged: its network has [0-9,]{18,} parameters, and 61,706 are in the file; fetch it again");
    }

    private static ComputationGraph graph(String architecture) {
        return GraphAssembler.assemble(Zoo.named(architecture).blueprint(), Learning.with(new NoOp()), 1);
    }

    private Path saved(ComputationGraph graph) throws IOException {
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(graph, file.toFile(), false);
        return file;
    }

    private static PretrainedNetwork load(String architecture, Path file) {
        return PretrainedNetwork.load(ModelConfig.of(architecture), WeightFile.of(file, Zoo.named(architecture)));
    }
}
