package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The names and shapes of torchvision's state dictionaries, auxiliary heads included. */
class TorchvisionNamesTest {

    static List<String> networks() {
        return TorchvisionParityTest.networks();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void areAllOfTorchvisionsAndNoOthers(String network) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        names(network, Zoo.named(network).blueprint())
                .parameters()
                .forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
        assertThat(shapes)
                .containsExactlyInAnyOrderEntriesOf(GoldenLogits.of(network).shapes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vgg16        | block5_conv1            | features.24
            vgg16        | predictions             | classifier.6
            vgg-a-bn     | block2_conv1_bn         | features.5
            squeezenet1_1| fire9_expand3x3         | features.12.expand3x3
            resnet50     | conv3_1_conv2_bn        | layer2.0.bn2
            resnet50     | conv3_1_shortcut_bn     | layer2.0.downsample.1
            googlenet-bn | inception4e_5x5_bn      | inception4e.branch3.1.bn
            googlenet-bn | auxiliary_4d_classifier | aux2.fc2
            """)
    void areFoundByLayer(String network, String layer, String theirs) {
        assertThat(names(network, Zoo.named(network).blueprint()).parameters())
                .filteredOn(parameter -> parameter.ours().layer().equals(layer))
                .extracting(NamedParameter::name)
                .contains(theirs + ".weight");
    }

    @Test
    void doNotDependOnDropoutOrActivation() {
        Architecture architecture = Zoo.named("vgg16");
        Blueprint changed = architecture.blueprint(
                ConfigReader.readModel("vgg16", List.of("model.dropout=0", "model.activation=tanh")), 1000);
        assertThat(names("vgg16", changed).parameters())
                .isEqualTo(names("vgg16", architecture.blueprint()).parameters());
    }

    private static ParameterNames names(String network, Blueprint blueprint) {
        return NamingConvention.TORCHVISION.names(Zoo.named(network), blueprint).orElseThrow();
    }
}
