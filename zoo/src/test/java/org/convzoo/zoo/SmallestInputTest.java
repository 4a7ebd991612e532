package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Other inputs than the one a network was made for: every size down to the smallest, and grey images. */
class SmallestInputTest {

    static Stream<Named<Architecture>> networks() {
        return Zoo.all().stream().map(network -> Named.of(network.name(), network));
    }

    private static Blueprint blueprint(Architecture architecture, ImageSize input) {
        return architecture.blueprint(
                ModelConfig.of(architecture.name()).withInput(input), architecture.defaultClasses(input));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theSmallestWorksInTheGraphToo(Architecture architecture) {
        AssembledLayers.are(blueprint(architecture, Miniature.smallestInput(architecture)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void oneLessIsRefusedWithTheLayerAndTheSmallest(Architecture architecture) {
        ImageSize smallest = Miniature.smallestInput(architecture);
        if (smallest.width() == 1) {
            return; // a single pixel works, and there is nothing less
        }
        ImageSize less = new ImageSize(smallest.height() - 1, smallest.width() - 1, smallest.channels());
        Stream<String> layers =
                blueprint(architecture, smallest).nodes().stream().map(Node::name);

        assertThatThrownBy(() -> blueprint(architecture, less))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "model.input: " + architecture.name() + " cannot take images of " + less + ": only ")
                .hasMessageEndingWith("; the smallest square input that works is " + smallest)
                .satisfies(refusal -> assertThat(layers)
                        .as("the layer in: %s", refusal.getMessage())
                        .anyMatch(layer -> refusal.getMessage().contains(" is left at layer " + layer + ";")));
    }

    /** Worked out by hand: the sizes that the windows need, from the last one backwards. */
    @ParameterizedTest
    @CsvSource({
        "lenet5, 32, c5",
        "alexnet, 67, pool5",
        "vgg16, 32, block5_pool",
        "googlenet, 79, auxiliary_4a_pool",
        "inception-resnet-v2, 75, mixed_7a_branch0_3x3",
        "squeezenet1_1, 25, pool5",
        "resnet50, 1, ",
        "mobilenet, 1, "
    })
    void isAsSmallAsItsWindowsAllow(String name, int side, String layer) {
        Architecture architecture = Zoo.named(name);
        int channels = architecture.defaultInput().channels();
        assertThat(Miniature.smallestInput(architecture)).isEqualTo(new ImageSize(side, side, channels));
        if (layer != null) {
            assertThatThrownBy(() -> blueprint(architecture, new ImageSize(side - 1, side - 1, channels)))
                    .hasMessageContaining(" at layer " + layer + ";");
        }
    }

    @Test
    void aLongImageMayBeAsFlatAsItsWindowsAllow() {
        AssembledLayers.are(blueprint(Zoo.named("vgg16"), new ImageSize(32, 100, 3)));
        assertThatThrownBy(() -> blueprint(Zoo.named("vgg16"), new ImageSize(31, 100, 3)))
                .hasMessageContaining("only 1x6x512 is left at layer block5_pool");
    }

    @Test
    void aSinglePixelThatIsLeftIsShownAsAMap() {
        assertThatThrownBy(() -> blueprint(Zoo.named("vgg16"), new ImageSize(16, 16, 3)))
                .hasMessageContaining("only 1x1x512 is left at layer block5_pool");
    }

    @Test
    void aSignalIsOnePixelHigh() {
        AssembledLayers.are(blueprint(Zoo.named("conv1d"), new ImageSize(1, 5, 3)));
        assertThatThrownBy(() -> blueprint(Zoo.named("conv1d"), new ImageSize(16, 50, 3)))
                .isInstanceOf(UserException.class)
                .hasMessage("model.input: conv1d takes signals, written 1xLENGTHxCHANNELS, e.g. 1x50x3,"
                        + " but got 16x50x3");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void takesGreyImages(Architecture architecture) {
        ImageSize own = architecture.defaultInput();
        ImageSize grey = new ImageSize(own.height(), own.width(), 1);
        AssembledLayers.are(blueprint(architecture, grey));
        assertThat(architecture.contract(grey).mean()).hasSize(1);
        assertThat(architecture.contract(grey).standardDeviation()).hasSize(1);
    }

    @Test
    void featurePlanesAreNoImages() {
        Architecture alphaGo = Zoo.named("alphago-policy");
        assertThatThrownBy(() -> alphaGo.contract(alphaGo.defaultInput()))
                .isInstanceOf(UserException.class)
                .hasMessage("model.input: images have 1 channel (grey) or 3 (RGB), got 48 in 19x19x48;"
                        + " choose 19x19x1 or 19x19x3");
    }

    @Test
    void alphaGoHasAClassForEachPointOfItsBoard() {
        Architecture alphaGo = Zoo.named("alphago-policy");
        AssembledLayers.are(alphaGo.blueprint(ModelConfig.of("alphago-policy").withInput(new ImageSize(9, 9, 48)), 81));
        assertThatThrownBy(() -> alphaGo.blueprint(ModelConfig.of("alphago-policy"), 360))
                .isInstanceOf(UserException.class)
                .hasMessage("model: alphago-policy has one class for each point of its board, 361 on 19x19x48,"
                        + " but 360 are asked for");
    }
}
