package org.convzoo.zoo.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pictures say. */
class FoldingTest {

    private static MainView view(String network) {
        return new MainView(Zoo.named(network).blueprint());
    }

    private static Box box(Graph graph, String id) {
        return graph.boxes().stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equalBlocksOfAResNetAreOneBox() {
        Graph graph = view("resnet152").graph();

        assertThat(graph.boxes())
                .extracting(Box::title)
                .containsExactly(
                        "input",
                        "conv1",
                        "pool1",
                        "conv2_1",
                        "conv2_2 to conv2_3",
                        "conv3_1",
                        "conv3_2 to conv3_8",
                        "conv4_1",
                        "conv4_2 to conv4_36",
                        "conv5_1",
                        "conv5_2 to conv5_3",
                        "average",
                        "fc");
        assertThat(box(graph, "conv1").lines())
                .containsExactly("7x7/2 convolution, 64 · BN · ReLU", "9,536 parameters");
        Box folded = box(graph, "conv4_2");
        assertThat(folded.lines())
                .containsExactly(
                        "35 × bottleneck block", "1x1, 256 · 3x3, 256 · 1x1, 1024", "35 × 1,117,184 parameters");
        assertThat(folded.output()).isEqualTo("14x14x1024");
        assertThat(folded.repeats()).isEqualTo(35);
        assertThat(folded.mark()).isEqualTo("B");
    }

    @Test
    void auxiliaryHeadsAreSideBranches() {
        Graph graph = view("googlenet").graph();

        assertThat(graph.boxes().stream().filter(Box::auxiliary).map(Box::title))
                .containsExactly("auxiliary_4a", "auxiliary_4d");
        assertThat(graph.edges())
                .contains(
                        new Graph.Edge("inception4a", "auxiliary_4a"),
                        new Graph.Edge("inception4a", "inception4b"),
                        new Graph.Edge("inception4d", "auxiliary_4d"));
        assertThat(box(graph, "inception3a").lines())
                .containsExactly("Inception module", "64 + 128 + 32 + 32 channels", "163,696 parameters");
    }

    @Test
    void anInceptionModuleHasItsFourBranchesSideBySide() {
        Detail module = view("googlenet").details().get(0);
        Layering layering = new Layering(module.graph());

        assertThat(module.title()).isEqualTo("Inception module");
        assertThat(module.caption())
                .isEqualTo("As in inception3a. With other filters or strides: inception3b, inception4a, inception4b,"
                        + " inception4c, inception4d, inception4e, inception5a, inception5b");
        assertThat(titles(layering, 1)).containsExactly("1x1", "3x3_reduce", "5x5_reduce", "pool");
        assertThat(titles(layering, 2)).containsExactly("passes", "3x3", "5x5", "pool_projection");
        assertThat(titles(layering, 3)).containsExactly("output");
        assertThat(box(module.graph(), "A/inception3a_3x3").lines()).containsExactly("3x3 convolution, 128", "ReLU");
    }

    private static List<String> titles(Layering layering, int rank) {
        return layering.ranks().get(rank).stream()
                .map(slot -> slot.box() == null ? "passes" : slot.box().title())
                .toList();
    }

    @Test
    void aResidualBlockHasItsShortcutBesideIt() {
        Layering layering = new Layering(view("resnet18").details().get(0).graph());

        assertThat(titles(layering, 1)).containsExactly("conv1", "passes");
        assertThat(titles(layering, 2)).containsExactly("conv2", "passes");
        assertThat(titles(layering, 3)).containsExactly("+");
        assertThat(titles(layering, 4)).containsExactly("relu");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alexnet             |
                    vgg19-bn            |
                    googlenet-bn        | Inception module; Auxiliary head
                    resnet18            | Residual block, identity shortcut; Residual block, projection shortcut
                    resnet50            | Bottleneck block, projection shortcut; Bottleneck block, identity shortcut
                    resnet20-cifar      | Residual block, identity shortcut; Residual block, zero-padded shortcut
                    inception-resnet-v2 | Inception module; Inception-ResNet block; Reduction module; Inception-ResNet block; Reduction module; Inception-ResNet block; Inception-ResNet block
                    xception            | Separable residual block, projection shortcut; Separable residual block, projection shortcut; Separable residual block, identity shortcut
                    squeezenet1_0       | Fire module
                    mobilenet           | Depthwise separable block
                    """)
    void eachKindOfBlockIsDrawnOnce(String network, String kinds) {
        List<String> titles =
                view(network).details().stream().map(Detail::title).toList();

        assertThat(String.join("; ", titles)).isEqualTo(kinds == null ? "" : kinds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alexnet             | conv2     | 5x5 convolution, 256, 2 groups · ReLU
                    lenet5-1998         | c3        | 5x5 sparse convolution, 16; scaled tanh
                    googlenet           | classifier | dense, 1000 · softmax
                    resnet20-cifar      | conv2_1   | 3 × residual block; 2 × 3x3, 16
                    inception-resnet-v2 | block17_1 | 20 × Inception-ResNet block; 192 + 192 → 1088 channels
                    inception-resnet-v2 | mixed_6a  | reduction module; 384 + 384 + 320 channels
                    xception            | block13   | separable residual block; 3x3 separable, 728; 3x3 separable, 1024
                    xception            | block14_sepconv1 | 3x3 separable convolution, 1536; BN · ReLU
                    squeezenet1_1       | fire2     | fire module; 16 → 64 + 64 channels
                    mobilenet           | conv8     | 5 × depthwise separable block; 3x3 depthwise · 1x1, 512
                    alphago-policy      | conv2     | 11 × 3x3 convolution, 192 · ReLU
                    alphago-policy      | conv13    | 1x1 convolution, 1 · bias a position
                    conv1d              | conv1     | 1x8 convolution, 128 · BN · ReLU
                    vgg16               | block5_conv3 | 3x3 convolution, 512 · ReLU
                    """)
    void aBoxSaysWhatItIs(String network, String box, String words) {
        List<String> lines = box(view(network).graph(), box).lines();

        assertThat(lines.subList(0, lines.size() - 1)).isEqualTo(List.of(words.split("; ")));
        assertThat(lines.get(lines.size() - 1)).endsWith(" parameters");
    }

    @Test
    void choicesOfAConfigurationAreSeen() {
        Architecture resnet = Zoo.named("resnet50");
        MainView paper =
                new MainView(resnet.blueprint(ConfigReader.readModel("resnet50", List.of("model.stride=paper")), 10));

        assertThat(box(paper.graph(), "conv3_1").lines()).contains("1x1/2, 128 · 3x3, 128 · 1x1, 512");
        assertThat(box(paper.graph(), "fc").lines()).contains("dense, 10 · softmax");
    }
}
