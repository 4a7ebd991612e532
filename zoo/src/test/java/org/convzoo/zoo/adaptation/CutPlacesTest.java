package org.convzoo.zoo.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.junit.jupiter.api.Test;

class CutPlacesTest {

    private static List<String> places(String network) {
        return CutPlaces.of(Zoo.named(network).blueprint(), 6);
    }

    @Test
    void blocksEndWhereTheirMapsAreSmallEnough() {
        assertThat(places("vgg16")).containsExactly("block3_pool", "block4_pool", "block5_pool");
        assertThat(places("squeezenet1_1"))
                .containsExactly(
                        "fire4_output", "pool5", "fire6_output", "fire7_output", "fire8_output", "fire9_output");
        assertThat(places("alexnet")).containsExactly("pool1", "pool2", "conv3", "conv4", "pool5");
    }

    @Test
    void theLastOneDescribesAnImageInEveryNetwork() {
        Zoo.all().forEach(architecture -> {
            Blueprint network = architecture.blueprint();
            assertThat(CutPlaces.of(network, 3))
                    .as(architecture.name())
                    .endsWith(network.features())
                    .hasSizeLessThanOrEqualTo(3);
        });
    }

    @Test
    void blocksBehindALayerAreCounted() {
        Blueprint vgg16 = Zoo.named("vgg16").blueprint();
        assertThat(CutPlaces.blocksBehind(vgg16, "block5_pool")).isZero();
        assertThat(CutPlaces.blocksBehind(vgg16, "block3_conv2")).isEqualTo(2);
    }
}
