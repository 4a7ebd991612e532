package org.convzoo.zoo.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convzoo.configs.HeadPooling;
import org.convzoo.configs.TrainedPart;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Sgd;

class TrainedLayersTest {

    private static Blueprint withLinearHead(String network) {
        return new NewHead(null, HeadPooling.OWN, List.of())
                .attachTo(Zoo.named(network).blueprint(), 3);
    }

    private static TrainedLayers trained(String network, String part) {
        return TrainedLayers.of(withLinearHead(network), TrainedPart.parse(part), "transfer.phases.0.train");
    }

    private static Set<String> withParameters(TrainedLayers trained) {
        return trained.network().nodes().stream()
                .filter(node -> node.parameters() > 0 && trained.names().contains(node.name()))
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void partsOfVgg16() {
        assertThat(withParameters(trained("vgg16", "head"))).containsExactly("head_classifier");
        assertThat(withParameters(trained("vgg16", "last block")))
                .containsExactly("block5_conv1", "block5_conv2", "block5_conv3", "head_classifier");
        assertThat(withParameters(trained("vgg16", "from block5_conv3")))
                .containsExactly("block5_conv3", "head_classifier");
        assertThat(trained("vgg16", "all").frozen()).isEmpty();
    }

    /** A linear head of 512 and 4,608 values for 3 classes; blocks by the torchvision networks' parameter counts. */
    @ParameterizedTest
    @CsvSource({
        // 512 * 3 + 3
        "squeezenet1_1, head, 1539",
        // fire9: 512*64+64 + 64*256+256 + 64*256*9+256
        "squeezenet1_1, last 1 block, 198723",
        // conv5_2: 2 * (512*512*9 + 2*512)
        "resnet18, last 1 block, 4722179",
        // stem: 64*3*49 + 128; all of ResNet-18 is 11,689,512 less the classifier's 513,000
        "resnet18, last 8 blocks, 11168515",
        "resnet18, last 9 blocks, 11178051"
    })
    void countsWhatLearns(String network, String part, long parameters) {
        assertThat(trained(network, part).parameters()).isEqualTo(parameters);
    }

    @Test
    void auxiliaryHeadsAreTrainedWithTheHead() {
        Blueprint own = Zoo.named("googlenet").blueprint();

        TrainedLayers head = TrainedLayers.of(own, TrainedPart.HEAD, "train");

        assertThat(head.names())
                .containsAll(own.nodes().stream()
                        .filter(Node::auxiliary)
                        .map(Node::name)
                        .toList());
        assertThat(head.frozen()).contains("inception4a_1x1", "inception5b_1x1");
        assertThat(head.lastFixedOutput())
                .as("the lowest of the three places that a head sees")
                .contains("inception4a_output");
    }

    /** As timm's layer_decay has it: {@code decay^(blocks from the head)}, the head being 1. */
    @Test
    void ratesShrinkFromBlockToBlock() {
        Map<String, Double> factors = trained("vgg16", "all").rateFactors(0.5);

        assertThat(factors)
                .contains(
                        entry("block5_conv3", 0.5),
                        entry("block5_conv1", 0.5),
                        entry("block4_conv2", 0.25),
                        entry("block3_conv1", 0.125),
                        entry("block2_conv1", 0.0625),
                        entry("block1_conv1", 0.03125))
                .doesNotContainKey("head_classifier");
        assertThat(trained("vgg16", "last 2 blocks").rateFactors(0.5))
                .containsOnlyKeys(
                        "block4_conv1",
                        "block4_conv2",
                        "block4_conv3",
                        "block4_pool",
                        "block5_conv1",
                        "block5_conv2",
                        "block5_conv3",
                        "block5_pool");
        assertThat(trained("vgg16", "all").rateFactors(1)).isEmpty();
    }

    @Test
    void theStemOfAResidualNetworkIsItsLowestBlock() {
        Map<String, Double> factors = trained("resnet18", "all").rateFactors(0.9);

        assertThat(factors.get("conv5_2_conv1")).isCloseTo(0.9, within(1e-12));
        assertThat(factors.get("conv2_1_conv1")).isCloseTo(Math.pow(0.9, 8), within(1e-12));
        assertThat(factors.get("conv1_bn")).isCloseTo(Math.pow(0.9, 9), within(1e-12));
    }

    /** What is kept of an image goes into the rest of the network, which is a network of its own. */
    @Test
    void everyNetworkOfTheZooIsCutBelowItsLastBlocks() {
        for (Architecture architecture : Zoo.all()) {
            int blocks = architecture.name().equals("xo") ? 1 : 2;
            TrainedLayers head = trained(architecture.name(), "head");
            assertCuts(architecture.name(), head, true);
            assertCuts(
                    architecture.name(),
                    trained(architecture.name(), "last " + blocks + " blocks"),
                    !Set.of("xo", "digit-cnn").contains(architecture.name()));
        }
    }

    private static void assertCuts(String name, TrainedLayers trained, boolean expected) {
        Blueprint network = trained.network();
        assertThat(trained.lastFixedOutput().isPresent())
                .as(name + " has layers below what learns")
                .isEqualTo(expected);
        GraphAssembler.configuration(network, Learning.with(new Sgd(0.1)), 1, trained.frozen());
        trained.lastFixedOutput().ifPresent(cut -> {
            Blueprint rest = network.behind(cut);
            assertThat(rest.nodes().stream().mapToLong(Node::parameters).sum())
                    .as("what learns of " + name + " is all behind " + cut)
                    .isEqualTo(trained.parameters());
            GraphAssembler.configuration(rest, Learning.with(new Sgd(0.1)), 1);
            Map<String, Long> counts = new HashMap<>();
            network.nodes().forEach(node -> counts.put(node.name(), node.parameters()));
            assertThat(rest.nodes()).allMatch(node -> counts.get(node.name()) == node.parameters());
        });
    }

    /** Its frozen branch is beside what learns, so that the kept output is below both. */
    @Test
    void aCutInTheMiddleOfABlockIsBelowTheBlock() {
        TrainedLayers trained = trained("googlenet", "from inception5b_3x3");

        assertThat(trained.lastFixedOutput()).contains("inception5a_output");
        assertThat(trained.names()).doesNotContain("inception5b_1x1", "inception5b_3x3_reduce");
    }

    @Test
    void aLayerThatDoesNotExistIsRefusedWithTheNearest() {
        assertRefused(
                "vgg16",
                "from block5_cnv1",
                "vgg16 has no layer block5_cnv1 (did you mean block5_conv1?); `convzoo zoo describe vgg16` shows all");
    }

    @Test
    void moreBlocksThanThereAreAreRefused() {
        assertRefused(
                "vgg16",
                "last 99 blocks",
                "the body of vgg16 has 5 blocks, so its last 99 cannot be trained; write all to train every layer");
        assertRefused(
                "xo",
                "last 2 blocks",
                "the body of xo has 1 block, so its last 2 cannot be trained; write all to train every layer");
    }

    @Test
    void aPhaseThatTrainsNothingIsRefused() {
        Blueprint lenet = Zoo.named("lenet5").blueprint();
        Blueprint withoutHead = new Blueprint(lenet.name(), lenet.input(), lenet.nodes(), "output");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> TrainedLayers.of(withoutHead, TrainedPart.HEAD, "transfer.phases.1.train"))
                .withMessage("transfer.phases.1.train: head trains nothing: no layer behind output of lenet5 has"
                        + " parameters; train all, or the last blocks");
    }

    private static void assertRefused(String network, String part, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> trained(network, part))
                .withMessage("transfer.phases.0.train: " + message);
    }
}
