package org.convzoo.zoo.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.convzoo.configs.ConfigReader;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.tensors.KerasLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamingConventionTest {

    static Stream<Arguments> tables() {
        return Zoo.all().stream().flatMap(network -> NamingConvention.of(network).stream()
                .map(convention -> Arguments.of(network.name(), convention)));
    }

    /** Names that were given twice would be refused, and layers without a name too. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyNumberThatANetworkLearnsHasAName(String network, NamingConvention convention) {
        Blueprint blueprint = Zoo.named(network).blueprint();
        List<NamedParameter> parameters = names(network, convention, blueprint);
        long statistics =
                blueprint.nodes().stream().mapToLong(Blueprint.Node::statistics).sum();
        assertThat(parameters.stream()
                        .mapToLong(parameter -> parameter.ours().extents().elements())
                        .sum())
                .isEqualTo(ModelSummary.of(blueprint).parametersWithAuxiliaryHeads() + statistics);
        assertThat(parameters)
                .allSatisfy(parameter -> assertThat(parameter.shape().stream().reduce(1L, Math::multiplyExact))
                        .as("elements of " + parameter.name())
                        .isEqualTo(parameter.ours().extents().elements()));
    }

    @Test
    void publishersOfManyFamiliesHaveTheirTables() {
        assertThat(tables().map(arguments -> arguments.get()[1]))
                .filteredOn(NamingConvention.TORCHVISION::equals)
                .hasSize(17);
        assertThat(tables().map(arguments -> arguments.get()[1]))
                .filteredOn(NamingConvention.PYTORCH_RESNET_CIFAR10::equals)
                .hasSize(5);
        assertThat(tables().map(arguments -> arguments.get()[1]))
                .filteredOn(NamingConvention.KERAS::equals)
                .hasSize(6);
    }

    @Test
    void aNetworkThatNobodyElseHasHasNoNames() {
        Architecture architecture = Zoo.named("lenet5-1998");
        assertThat(NamingConvention.of(architecture)).isEmpty();
        assertThat(NamingConvention.KERAS.names(architecture, architecture.blueprint()))
                .isEmpty();
    }

    /** keras_applications, where modules are made one after the other and their branches in this order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stem_conv1               | conv2d_1/kernel
            stem_conv5               | conv2d_5/kernel
            mixed_5b_branch0         | conv2d_6/kernel
            mixed_5b_branch1_1x1     | conv2d_7/kernel
            mixed_5b_branch2_3x3b    | conv2d_11/kernel
            mixed_5b_pool_projection | conv2d_12/kernel
            block35_1_branch0        | conv2d_13/kernel
            block35_2_branch0        | conv2d_19/kernel
            block35_10_branch2_3x3b  | conv2d_72/kernel
            block35_10_up            | block35_10_conv/kernel
            mixed_6a_branch0         | conv2d_73/kernel
            mixed_6a_branch1_3x3b    | conv2d_76/kernel
            block17_1_branch1_7x1    | conv2d_80/kernel
            block17_20_branch1_7x1   | conv2d_156/kernel
            mixed_7a_branch2_3x3b    | conv2d_163/kernel
            block8_10_branch1_3x1    | conv2d_203/kernel
            conv_7b                  | conv_7b/kernel
            predictions              | predictions/kernel
            """)
    void inceptionResNetsLayersAreCountedAsKerasMakesThem(String layer, String name) {
        assertThat(names("inception-resnet-v2", NamingConvention.KERAS))
                .filteredOn(parameter -> parameter.ours().layer().equals(layer))
                .extracting(NamedParameter::name)
                .contains(name);
    }

    @Test
    void separableConvolutionsAreOneLayerWithTwoKernels() {
        assertThat(names("xception", NamingConvention.KERAS))
                .filteredOn(parameter -> parameter.ours().layer().startsWith("block2_sepconv1"))
                .extracting(NamedParameter::name, NamedParameter::shape, NamedParameter::layout)
                .startsWith(
                        tuple("block2_sepconv1/depthwise_kernel", List.of(3L, 3L, 64L, 1L), KerasLayout.DEPTHWISE),
                        tuple("block2_sepconv1/pointwise_kernel", List.of(1L, 1L, 64L, 128L), KerasLayout.CONVOLUTION),
                        tuple("block2_sepconv1_bn/gamma", List.of(128L), null));
    }

    @Test
    void mobileNetsClassifierIsAConvolutionInKeras() {
        assertThat(names("mobilenet", NamingConvention.KERAS))
                .filteredOn(parameter -> parameter.ours().layer().equals("predictions"))
                .extracting(NamedParameter::name, NamedParameter::shape)
                .containsExactly(
                        tuple("conv_preds/kernel", List.of(1L, 1L, 1024L, 1000L)),
                        tuple("conv_preds/bias", List.of(1000L)));
    }

    @Test
    void kerasFlattensRowsOfPixels() {
        assertThat(names("vgg16", NamingConvention.KERAS))
                .filteredOn(parameter -> parameter.name().equals("fc1/kernel"))
                .singleElement()
                .satisfies(parameter -> {
                    assertThat(parameter.shape()).containsExactly(25088L, 4096L);
                    assertThat(parameter.ours().extents()).isEqualTo(new Extents(4096, 512, 7, 7));
                });
    }

    @Test
    void timmWritesVggsDenseLayersAsConvolutions() {
        assertThat(names("vgg16", NamingConvention.TIMM))
                .filteredOn(parameter -> parameter.ours().kind() == ParameterKind.WEIGHT)
                .extracting(NamedParameter::name, NamedParameter::shape)
                .endsWith(
                        tuple("features.28.weight", List.of(512L, 512L, 3L, 3L)),
                        tuple("pre_logits.fc1.weight", List.of(4096L, 512L, 7L, 7L)),
                        tuple("pre_logits.fc2.weight", List.of(4096L, 4096L, 1L, 1L)),
                        tuple("head.fc.weight", List.of(1000L, 4096L)));
    }

    @Test
    void aProjectionOfACifarResNetIsASequence() {
        Blueprint optionB = Zoo.named("resnet20-cifar")
                .blueprint(ConfigReader.readModel("resnet20-cifar", List.of("model.shortcut=optionB")), 10);
        assertThat(names("resnet20-cifar", NamingConvention.PYTORCH_RESNET_CIFAR10, optionB))
                .extracting(NamedParameter::name)
                .contains("layer2.0.shortcut.0.weight", "layer2.0.shortcut.1.running_var");
    }

    private static List<NamedParameter> names(String network, NamingConvention convention) {
        return names(network, convention, Zoo.named(network).blueprint());
    }

    private static List<NamedParameter> names(String network, NamingConvention convention, Blueprint blueprint) {
        return convention.names(Zoo.named(network), blueprint).orElseThrow().parameters();
    }
}
