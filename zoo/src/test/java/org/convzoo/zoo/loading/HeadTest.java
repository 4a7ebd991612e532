package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.junit.jupiter.api.Test;

class HeadTest {

    @Test
    void layersBeforeTheFirstThatDoesNotFitAreSet() {
        ArraySource source = ArraySource.of(names("vgg16"));
        source.shapes().put("classifier.6.weight", List.of(10L, 4096L));
        source.shapes().put("classifier.6.bias", List.of(10L));
        assertThat(Head.leftAsItIs(names("vgg16"), source.shapes())).containsExactly("predictions");
    }

    /** VGG's first dense layer is as large as the map, and those behind it know its outputs alone. */
    @Test
    void layersBehindOneThatDoesNotFitAreNew() {
        ArraySource source = ArraySource.of(names("vgg16"));
        source.shapes().put("classifier.0.weight", List.of(4096L, 512L));
        assertThat(Head.leftAsItIs(names("vgg16"), source.shapes())).containsExactly("fc1", "fc2", "predictions");
    }

    @Test
    void auxiliaryHeadsAreSetAllOrNone() {
        ArraySource source = ArraySource.of(names("googlenet-bn"));
        source.shapes().remove("aux2.fc2.bias");
        assertThat(Head.leftAsItIs(names("googlenet-bn"), source.shapes()))
                .containsExactly(
                        "auxiliary_4a_conv",
                        "auxiliary_4a_conv_bn",
                        "auxiliary_4a_fc",
                        "auxiliary_4a_classifier",
                        "auxiliary_4d_conv",
                        "auxiliary_4d_conv_bn",
                        "auxiliary_4d_fc",
                        "auxiliary_4d_classifier");
    }

    private static ParameterNames names(String network) {
        Architecture architecture = Zoo.named(network);
        return NamingConvention.TORCHVISION
                .names(architecture, architecture.blueprint())
                .orElseThrow();
    }
}
