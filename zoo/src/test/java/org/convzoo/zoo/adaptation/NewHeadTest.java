package org.convzoo.zoo.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.convzoo.configs.ActivationConfig;
import org.convzoo.configs.HeadLayerConfig;
import org.convzoo.configs.HeadLayerConfig.Dense;
import org.convzoo.configs.HeadLayerConfig.Dropout;
import org.convzoo.configs.HeadPooling;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Sgd;

class NewHeadTest {

    private static final List<HeadLayerConfig> LAYERS = List.of(
            new Dense(256, ActivationConfig.RELU), new Dropout(0.5), HeadLayerConfig.Keyword.BATCH_NORMALIZATION);

    private static Blueprint adapted(String network, String after, HeadPooling pooling, List<HeadLayerConfig> layers) {
        return new NewHead(after, pooling, layers).attachTo(Zoo.named(network).blueprint(), 2);
    }

    /** By hand: 14,714,688 of the convolutions, 25,088 x 256 + 256, 2 x 256 of the normalization, 256 x 2 + 2. */
    @Test
    void vgg16HasTwoNewLayersOnItsConvolutions() {
        Blueprint network = adapted("vgg16", "block5_pool", HeadPooling.OWN, LAYERS);

        assertThat(ModelSummary.of(network).parameters()).isEqualTo(14_714_688 + 6_422_784 + 512 + 514);
        assertThat(network.nodes().stream().map(Node::name).toList())
                .endsWith("block5_pool", "head_dense1", "head_dropout2", "head_normalization3", "head_classifier")
                .doesNotContain("fc1");
        assertThat(network.features()).isEqualTo("block5_pool");
        assertThat(network.outputs()).containsExactly("head_classifier");
    }

    /** Widths of what the classifier sees, for a 7x7x2048 map of ResNet-50 and a 6x6x256 one of AlexNet. */
    @ParameterizedTest
    @CsvSource({
        "resnet50, OWN, 2048",
        "resnet50, FLATTEN, 100352",
        "resnet50, AVERAGE, 2048",
        "resnet50, MAX, 2048",
        "resnet50, AVERAGE_MAX, 4096",
        "alexnet, OWN, 9216",
        "alexnet, AVERAGE, 256"
    })
    void aLinearHeadSeesThePooledMap(String network, HeadPooling pooling, int width) {
        Blueprint blueprint = Zoo.named(network).blueprint();
        Blueprint changed = adapted(network, blueprint.features(), pooling, List.of());

        assertThat(changed.node("head_classifier").parameters()).isEqualTo(width * 2L + 2);
    }

    @Test
    void everyNetworkOfTheZooTakesAHead() {
        for (Architecture architecture : Zoo.all()) {
            Blueprint network = architecture.blueprint();
            Blueprint changed = new NewHead(network.features(), HeadPooling.OWN, LAYERS).attachTo(network, 3);

            assertThat(changed.nodes()).as(architecture.name()).noneMatch(Node::auxiliary);
            assertThat(changed.node("head_classifier").output().size())
                    .as(architecture.name())
                    .isEqualTo(3);
            GraphAssembler.configuration(changed, Learning.with(new Sgd(0.1)), 1);
        }
    }

    @Test
    void aCutInTheMiddleDropsWhatIsAbove() {
        Blueprint network = adapted("googlenet", "inception4a_output", HeadPooling.AVERAGE, List.of());

        assertThat(network.nodes().stream().map(Node::block))
                .contains("inception4a")
                .doesNotContain("inception4b", "inception5b");
    }

    @Test
    void aLayerThatDoesNotExistIsRefusedWithTheNearest() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> adapted("vgg16", "block5_pol", HeadPooling.OWN, LAYERS))
                .withMessage("transfer.after: vgg16 has no layer block5_pol (did you mean block5_pool?)"
                        + "; `convzoo zoo describe vgg16` shows all");
    }

    @Test
    void aLayerThatNamesClassesIsNoPlaceToCut() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> adapted("vgg16", "predictions", HeadPooling.OWN, LAYERS))
                .withMessage("transfer.after: layer predictions of vgg16 already names the classes"
                        + "; cut below it, such as after block5_pool");
    }
}
