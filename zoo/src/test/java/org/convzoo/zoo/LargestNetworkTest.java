package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that no machine holds are refused on paper, in words, before a count overflows. */
class LargestNetworkTest {

    private static Blueprint blueprint(String name, ImageSize input, int classes) {
        return Zoo.named(name).blueprint(ModelConfig.of(name).withInput(input), classes);
    }

    @ParameterizedTest
    @CsvSource({
        "vgg16, 99999, 3, 'the input would have 29,999,400,003 values'",
        "vgg16, 4097, 3, 'the output of layer block1_conv1 would have 1,074,266,176 values'",
        "vgg16, 4096, 3, 'layer fc1 would have 34,359,742,464 parameters'"
    })
    void anInputMayBeSoLarge(String name, int side, int channels, String problem) {
        assertThatThrownBy(() -> blueprint(name, new ImageSize(side, side, channels), 1000))
                .isInstanceOf(UserException.class)
                .hasMessage("model: " + problem
                        + ", but may have at most 1,073,741,824; take a smaller input or fewer classes");
    }

    @Test
    void aLayerOfTheLargestSizeIsTaken() {
        assertThat(blueprint("resnet18", new ImageSize(8192, 8192, 3), 1000)
                        .node("conv1")
                        .output()
                        .size())
                .isEqualTo(1L << 30);
    }

    @Test
    void aBoardMayBeSoLarge() {
        Architecture alphaGo = Zoo.named("alphago-policy");
        ImageSize board = new ImageSize(99_999, 99_999, 48);
        assertThatThrownBy(() -> blueprint("alphago-policy", board, alphaGo.defaultClasses(board)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("model: the input would have 479,990,400,048 values");
    }

    @Test
    void thereMayBeSoManyClasses() {
        assertThatThrownBy(() -> blueprint("vgg16", new ImageSize(224, 224, 3), Integer.MAX_VALUE))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("model: the output of layer predictions would have 2,147,483,647 values");
        assertThatThrownBy(() -> blueprint("lenet5-1998", new ImageSize(32, 32, 1), 2_000_000_000))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model.output: RBF units tell at most 10,000 classes apart, but 2,000,000,000 are asked for;"
                                + " choose output: softmax");
    }
}
