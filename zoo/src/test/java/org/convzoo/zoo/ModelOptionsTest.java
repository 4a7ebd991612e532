package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convzoo.configs.ActivationConfig;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.InvalidConfigException;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Activate;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.PaddedShortcut;
import org.convzoo.zoo.blueprint.RadialBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration may change of a network, from its text to its layers. */
class ModelOptionsTest {

    private static Blueprint blueprint(String name, String... settings) {
        Architecture architecture = Zoo.named(name);
        return architecture.blueprint(
                ConfigReader.readModel(name, List.of(settings)),
                architecture.defaultClasses(architecture.defaultInput()));
    }

    private static <L> Stream<L> layers(Blueprint blueprint, Class<L> kind) {
        return blueprint.nodes().stream()
                .map(Node::layer)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static String window(Blueprint blueprint, String layer) {
        return blueprint.node(layer).layer().windowText();
    }

    @ParameterizedTest
    @CsvSource({
        "relu, RELU",
        "leakyRelu, LEAKY_RELU",
        "relu6, RELU6",
        "elu, ELU",
        "selu, SELU",
        "gelu, GELU",
        "swish, SWISH",
        "mish, MISH",
        "softplus, SOFTPLUS",
        "tanh, TANH",
        "sigmoid, SIGMOID",
        "hardSigmoid, HARD_SIGMOID"
    })
    void anActivationTakesThePlaceOfTheOwn(String word, Activation function) {
        String setting = "model.activation=" + word;
        Blueprint lenet = blueprint("lenet5", setting);
        assertThat(layers(lenet, Convolution.class)).hasSize(3).allMatch(layer -> layer.activation() == function);
        assertThat(layers(lenet, Dense.class)).hasSize(1).allMatch(layer -> layer.activation() == function);
        Blueprint resnet = blueprint("resnet20-cifar", setting);
        assertThat(layers(resnet, Activate.class)).hasSize(19).allMatch(layer -> layer.function() == function);
        assertThat(layers(resnet, Convolution.class)).allMatch(layer -> layer.activation() == Activation.IDENTITY);

        Miniature miniature = Miniature.of(Zoo.named("lenet5"), setting);
        FirstStep step = FirstStep.of(miniature.graph(7), miniature.images(4), miniature.labels(4));
        assertThat(step.loss()).isFinite();
        assertThat(step.unchanged()).isEmpty();
    }

    @Test
    void everyActivationIsTriedAbove() {
        assertThat(Arrays.stream(ActivationConfig.values()).map(Enum::name))
                .as("words of a configuration that anActivationTakesThePlaceOfTheOwn should list")
                .hasSize(12)
                .allSatisfy(name -> assertThat(Activation.valueOf(name)).isNotNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alexnet   | 0.3  | drop6, drop7",
                "alexnet   | 0    | ",
                "lenet5    | 0.2  | dropout",
                "resnet18  | 0.2  | dropout",
                "googlenet | 0.25 | auxiliary_4a_dropout, auxiliary_4d_dropout, dropout"
            })
    void dropoutTakesThePlaceOfTheOwn(String name, double probability, String layers) {
        Blueprint blueprint = blueprint(name, "model.dropout=" + probability);
        assertThat(blueprint.nodes().stream()
                        .filter(node -> node.layer() instanceof Dropout)
                        .map(Node::name))
                .containsExactly(layers == null ? new String[0] : layers.split(", "));
        assertThat(layers(blueprint, Dropout.class)).allMatch(layer -> layer.probability() == probability);
    }

    /** Dropout before the classifier: Xception's section 4.4, Inception-ResNet's figure 15, GoogLeNet's section 5. */
    @ParameterizedTest
    @CsvSource({
        "xception, dropout 0.5",
        "inception-resnet-v2, dropout 0.2",
        "googlenet, dropout 0.4",
        "mobilenet, dropout 0.001"
    })
    void aNetworkDropsWhatItsPaperDrops(String name, String kind) {
        assertThat(blueprint(name).node("dropout").layer().kind()).isEqualTo(kind);
    }

    @Test
    void aBottleneckHalvesItsMapInEitherPlace() {
        Blueprint later = blueprint("resnet50");
        assertThat(window(later, "conv3_1_conv1")).isEqualTo("1x1");
        assertThat(window(later, "conv3_1_conv2")).isEqualTo("3x3/2 pad 1");
        Blueprint paper = blueprint("resnet50", "model.stride=paper");
        assertThat(window(paper, "conv3_1_conv1")).isEqualTo("1x1/2");
        assertThat(window(paper, "conv3_1_conv2")).isEqualTo("3x3 pad 1");
        assertThat(blueprint("resnet50", "model.stride=torchvision")).isEqualTo(later);
    }

    @Test
    void aShortcutGainsChannelsByZerosOrByAConvolution() {
        assertThat(layers(blueprint("resnet20-cifar"), PaddedShortcut.class)).hasSize(2);
        Blueprint projected = blueprint("resnet20-cifar", "model.shortcut=optionB");
        assertThat(layers(projected, PaddedShortcut.class)).isEmpty();
        assertThat(window(projected, "conv3_1_shortcut")).isEqualTo("1x1/2");
        assertThat(projected.node("conv3_1_shortcut_bn").statistics()).isEqualTo(64);
    }

    @Test
    void leNetEndsInCodesOrInASoftmax() {
        assertThat(layers(blueprint("lenet5-1998"), RadialBasis.class)).hasSize(1);
        Blueprint softmax = blueprint("lenet5-1998", "model.output=softmax");
        assertThat(layers(softmax, RadialBasis.class)).isEmpty();
        assertThat(ModelSummary.of(softmax).parameters()).isEqualTo(60_000 + 10 * (84 + 1));
    }

    @Test
    void aMobileNetMayBeNarrower() {
        Blueprint half = blueprint("mobilenet", "model.width=0.5");
        assertThat(half.node("conv1").output()).hasToString("112x112x16");
        assertThat(half.featureWidth()).isEqualTo(512);
        AssembledLayers.are(half);
        AssembledLayers.are(blueprint("mobilenet", "model.width=0.01"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resnet18 | stride=paper     | resnet50, resnet101, resnet152",
                "resnet50 | shortcut=optionB | resnet20-cifar, resnet32-cifar, resnet44-cifar, resnet56-cifar, resnet110-cifar",
                "lenet5   | output=rbf       | lenet5-1998",
                "vgg16    | width=0.5        | mobilenet"
            })
    void aChoiceThatANetworkHasNotIsRefused(String name, String setting, String having) {
        String key = "model." + setting.substring(0, setting.indexOf('='));
        assertThatThrownBy(() -> blueprint(name, "model." + setting))
                .isInstanceOf(UserException.class)
                .hasMessage(key + ": " + name + " has no such choice; " + having + " have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.activation=reluu | did you mean relu",
                "model.dropout=1        | dropout",
                "model.width=0          | width",
                "model.shortcut=optionC | one of optionA, optionB",
                "model.depth=3          | depth"
            })
    void aMistypedChoiceIsRefused(String setting, String words) {
        assertThatThrownBy(() -> blueprint("mobilenet", setting))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(words);
    }
}
