package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.FeaturesConfig;
import org.convzoo.configs.HeadPooling;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.adaptation.NewHead;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.loading.PretrainedNetwork.NextTask;
import org.convzoo.zoo.names.LayerParameter.Part;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.weights.LabelSet;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class PretrainedNetworkTest {

    private static final List<String> CIFAR_10 = LabelSet.CIFAR_10.labels().names();

    @TempDir
    private Path folder;

    @Test
    void aWholeFileBecomesANetworkWithItsMeaning() {
        Path file = cifar(10).withPrefix("_orig_mod.module.").in(folder);

        PretrainedNetwork network = load("resnet20-cifar", file);

        assertThat(network.labels()).isEqualTo(LabelSet.CIFAR_10.labels());
        assertThat(network.contract().mean()).containsExactly(0.485, 0.456, 0.406);
        assertThat(network.model().input()).isEqualTo(new ImageSize(32, 32, 3));
        assertThat(values(network.graph(), "fc", "b")).containsExactly(written("linear.bias", 10));
        assertThat(network.account())
                .containsExactly(
                        file + ": safetensors, pytorch_resnet_cifar10's names of resnet20-cifar",
                        "loaded the whole network: 271,098 values in 97 arrays",
                        "images: taken to be as with Yerlan Idelbayev's idelbayev-cifar10, since the file does not say",
                        "classes: cifar-10, taken to be as with Yerlan Idelbayev's idelbayev-cifar10, since the file does"
                                + " not say");
    }

    @Test
    void otherClassesGetANewHeadThatTheSeedDecides() {
        Path file = cifar(10).in(folder);

        PretrainedNetwork network = load("resnet20-cifar", file, List.of("ants", "bees"));

        float[] head = values(network.graph(), "fc", "W");
        assertThat(head).hasSize(128).doesNotContain(0);
        Nd4j.getRandom().setSeed(17);
        assertThat(values(load("resnet20-cifar", file, List.of("ants", "bees")).graph(), "fc", "W"))
                .as("the same task, another moment")
                .containsExactly(head);
        assertThat(values(network.graph(), "conv1", "W")).containsExactly(written("conv1.weight", 432));
        assertThat(network.labels().names()).containsExactly("ants", "bees");
        assertThat(network.account())
                .contains(
                        "loaded the body: 270,448 values in 95 arrays",
                        "drawn from the seed: fc (2 classes instead of 10)");
    }

    @Test
    void theHeadIsKeptForTheSameClassesAlone() {
        Path file = cifar(10).in(folder);
        assertThat(values(load("resnet20-cifar", file, CIFAR_10).graph(), "fc", "b"))
                .containsExactly(written("linear.bias", 10));

        List<String> others = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        PretrainedNetwork network = load("resnet20-cifar", file, others);
        assertThat(values(network.graph(), "fc", "b")).containsOnly(0);
        assertThat(network.account())
                .contains("drawn from the seed: fc (other classes than the file's: 0, … instead of airplane, …)");
    }

    @Test
    void classesThatNobodyNamedAreCounted() {
        PretrainedNetwork network = load("resnet20-cifar", cifar(3).in(folder));
        assertThat(network.labels().names()).containsExactly("class 0", "class 1", "class 2");
        assertThat(network.account()).contains("classes: the file does not name them");
    }

    @Test
    void namesOfAnotherNumberOfClassesAreSaidToBeOfNoUse() {
        Path file = cifar(10)
                .withMetadata(Map.of("convzoo/labels.json", "[\"ants\", \"bees\", \"wasps\"]"))
                .in(folder);
        PretrainedNetwork network = load("resnet20-cifar", file);
        assertThat(network.labels().names()).startsWith("class 0", "class 1").hasSize(10);
        assertThat(network.account()).contains("classes: the file names 3, its head has 10; they go by their numbers");
    }

    @Test
    void aFileWithoutAHeadCanBeTrainedButNotAsked() {
        Path file = cifar(10)
                .only(parameter -> parameter.ours().part() == Part.BODY)
                .in(folder);

        assertThat(load("resnet20-cifar", file, List.of("ants", "bees")).account())
                .contains("drawn from the seed: fc (the file has none)");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("resnet20-cifar", file))
                .withMessage(
                        file + " has no classifier (it lacks fc), so it names no classes; train one on top of it, or"
                                + " take weights that have one");
    }

    @Test
    void aHeadWithOneOutputCanBeReplacedButNotAsked() {
        Path file = cifar(1).in(folder);

        assertThat(load("resnet20-cifar", file, List.of("ants", "bees")).account())
                .contains("drawn from the seed: fc (2 classes instead of 1)");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("resnet20-cifar", file))
                .withMessage(file + " has a classifier with one output (fc), but networks here give each class an"
                        + " output; train one on top of it, or take weights of two classes or more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "convzoo/labels.json | null | there is nothing",
                "convzoo/labels.json | [null,\"bee\"] | a class has no name, or that of another",
                "convzoo/labels.json | [\"bee\",\"bee\"] | a class has no name, or that of another",
                "convzoo/labels.json | {} | Cannot deserialize",
                "convzoo/contract.json | null | there is nothing",
                "convzoo/contract.json | {} | Cannot construct",
            })
    void documentsThatMakeNoSenseAreRefused(String document, String content, String reason) {
        Path file = cifar(2).withMetadata(Map.of(document, content)).in(folder);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("resnet20-cifar", file))
                .withMessageStartingWith(
                        file + " is damaged: what it says of its images or classes cannot be read (" + reason);
    }

    @Test
    void headsForTrainingMayBeAbsent() {
        Path file = WrittenWeights.of("googlenet-bn", NamingConvention.TORCHVISION, 1000)
                .only(parameter -> parameter.ours().part() != Part.AUXILIARY_HEAD)
                .in(folder);

        PretrainedNetwork network = load("googlenet-bn", file);

        assertThat(network.labels().names()).startsWith("tench");
        assertThat(network.account())
                .contains(
                        "loaded the network without its auxiliary heads: 6,639,464 values in 287 arrays",
                        "drawn from the seed: the auxiliary heads (the file has none)");
    }

    @Test
    void whatTheFileSaysOfImagesAndClassesIsTaken() {
        ImageContract contract =
                ImageContract.normalised(new ImageSize(40, 40, 3), List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
        Path file = cifar(2).withMetadata(Map.of(
                        Meaning.CONTRACT,
                        "{\"input\":{\"height\":40,\"width\":40,\"channels\":3},\"resize\":{\"rule\":\"SHORTER_SIDE\","
                                + "\"height\":40,\"width\":40},\"interpolation\":\"BILINEAR\",\"channelOrder\":\"RGB\","
                                + "\"scale\":" + 1 / 255.0 + ",\"mean\":[0.5,0.5,0.5],"
                                + "\"standardDeviation\":[0.25,0.25,0.25]}",
                        Meaning.LABELS,
                        "[\"ants\",\"bees\"]"))
                .in(folder);

        PretrainedNetwork network = load("resnet20-cifar", file);

        assertThat(network.contract()).isEqualTo(contract);
        assertThat(network.labels().names()).containsExactly("ants", "bees");
        assertThat(network.account()).contains("images: as the file says", "classes: as the file says");
        assertThat(load("resnet20-cifar", file, List.of("ants", "bees")).account())
                .contains("loaded the whole network: 270,578 values in 97 arrays");
    }

    @Test
    void anotherInputKeepsTheProportionsOfTheContract() {
        Path file = WrittenWeights.of("squeezenet1_1", NamingConvention.TORCHVISION, 1000)
                .in(folder);

        ImageContract contract =
                load("squeezenet1_1", file, "model.input=160x160x3").contract();

        assertThat(contract.input()).isEqualTo(new ImageSize(160, 160, 3));
        assertThat(contract.resize()).isEqualTo(Resize.shorterSide(183));
        assertThat(load("squeezenet1_1", file).contract().resize()).isEqualTo(Resize.shorterSide(256));
    }

    @Test
    @Tag("real-data")
    void aSqueezeNetOfKerasSeesBlueFirst() {
        ImageContract contract = PretrainedNetwork.loadBody(
                        ModelConfig.of("squeezenet1_1"),
                        WeightFile.unpublished(RealWeights.file("squeezenet1_1_keras_notop.h5")))
                .contract();
        assertThat(contract.channelOrder()).isEqualTo(ImageContract.ChannelOrder.BGR);
        assertThat(contract.mean()).containsExactly(104.0, 117.0, 123.0);
        assertThat(contract.scale()).isEqualTo(1);
    }

    @Test
    void aNewHeadIsPutOnABodyUnderTheNamesOfOthers() {
        Path file = WrittenWeights.of("resnet20-cifar", NamingConvention.PYTORCH_RESNET_CIFAR10, 10)
                .in(folder);
        NewHead head = new NewHead(null, HeadPooling.OWN, List.of());
        PretrainedNetwork adapted = PretrainedNetwork.load(
                ModelConfig.of("resnet20-cifar"),
                WeightFile.unpublished(file),
                new NextTask(List.of("frog", "bird"), Learning.with(new NoOp()), 5, Optional.of(head)));
        assertThat(adapted.graph().getLayer("head_classifier").getParam("W").shape())
                .containsExactly(64, 2);
        assertThat(adapted.account())
                .anyMatch(line -> line.startsWith("loaded the body up to conv4_3_"))
                .contains("drawn from the seed: the new head (head_classifier)");

        FeaturesConfig features = new FeaturesConfig(
                null,
                List.of(FeaturePooling.AVERAGE),
                new FeatureCacheConfig.None(),
                new ClassifierConfig.DecisionTree(3, 2),
                List.of());
        PretrainedNetwork described = PretrainedNetwork.load(
                ModelConfig.of("resnet20-cifar"),
                WeightFile.unpublished(file),
                new NextTask(List.of("frog", "bird"), Learning.with(new NoOp()), 5, Optional.of(NewHead.of(features))));
        assertThat(described.account())
                .as("what is learned from features is not drawn")
                .anyMatch(line -> line.startsWith("loaded the body up to conv4_3_"))
                .noneMatch(line -> line.contains("head"));
    }

    @Test
    void aFileOfAnotherNetworkIsRefusedWithTheOneItFits() {
        Path deeper = WrittenWeights.of("resnet32-cifar", NamingConvention.PYTORCH_RESNET_CIFAR10, 10)
                .in(folder);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("resnet20-cifar", deeper))
                .withMessageStartingWith(deeper + " does not hold the parameters of resnet20-cifar under"
                        + " pytorch_resnet_cifar10's names: 60 unexpected (layer1.3.bn1.bias, ")
                .withMessageEndingWith(", …); it fits architecture: resnet32-cifar");

        Path narrow = WrittenWeights.of("mobilenet", NamingConvention.KERAS, 1000, "model.width=0.25")
                .in(folder);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("mobilenet", narrow))
                .withMessageContaining("135 of another shape (conv1/kernel [3, 3, 3, 8] instead of [3, 3, 3, 32]")
                .withMessageEndingWith("it fits architecture: mobilenet with width: 0.25");
    }

    @Test
    void optionsThatShapesDoNotTellAreMentioned() {
        assertThat(load("resnet20-cifar", cifar(10).in(folder), "model.activation=leakyRelu")
                        .account())
                .contains("right only if they were trained so: model.activation");
    }

    @Test
    void aNetworkThatNobodyElseHasIsNamed() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> load("lenet5-1998", cifar(10).in(folder)))
                .withMessageEndingWith(
                        " cannot be loaded into lenet5-1998, whose layers no other library has; train it");
    }

    private static WrittenWeights cifar(int classes) {
        return WrittenWeights.of("resnet20-cifar", NamingConvention.PYTORCH_RESNET_CIFAR10, classes);
    }

    private static PretrainedNetwork load(String architecture, Path file, String... settings) {
        ModelConfig model = ConfigReader.readModel(architecture, List.of(settings));
        return PretrainedNetwork.load(model, WeightFile.of(file, Zoo.named(architecture)));
    }

    private static PretrainedNetwork load(String architecture, Path file, List<String> labels) {
        return PretrainedNetwork.load(
                ModelConfig.of(architecture),
                WeightFile.of(file, Zoo.named(architecture)),
                new NextTask(labels, Learning.with(new NoOp()), 5));
    }

    private static float[] values(ComputationGraph graph, String layer, String key) {
        return graph.getVertex(layer).paramTable(false).get(key).dup('c').data().asFloat();
    }

    /** What {@link WrittenWeights} puts under a name. */
    private static float[] written(String name, int count) {
        float[] values = new float[count];
        WrittenWeights.fill(name, FloatBuffer.wrap(values));
        return values;
    }
}
