package org.convzoo.zoo.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LayerTableTest {

    @Test
    void numbersAreCarriedOverOrCountedDown() {
        LayerTable table = LayerTable.parse("conv{s}_{b}_conv{i} | layer{s-1}.{b-1}.conv{i}");
        assertThat(table.nameOf("conv3_12_conv2")).isEqualTo("layer2.11.conv2");
    }

    @Test
    void aLetterMayFollowANumber() {
        assertThat(LayerTable.parse("inception{m}_1x1 | inception{m}.branch1").nameOf("inception4e_1x1"))
                .isEqualTo("inception4e.branch1");
    }

    @Test
    void aLayerThatIsNotInTheTableHasNoName() {
        assertThat(LayerTable.parse("conv1 | conv1").nameOf("conv12")).isNull();
    }

    @Test
    void aNormalizationIsInTheModuleOfItsConvolution() {
        LayerNames modules = LayerTable.parse("conv1 | stem").asModules(".conv", ".bn");
        assertThat(modules.nameOf("conv1")).isEqualTo("stem.conv");
        assertThat(modules.nameOf("conv1_bn")).isEqualTo("stem.bn");
        assertThat(modules.nameOf("conv2_bn")).isNull();
    }

    @Test
    void twoRowsForOneLayerAreAMistake() {
        LayerTable table = LayerTable.parse("""
                conv{i} | features.{i}
                conv1   | stem
                """);
        assertThatIllegalStateException()
                .isThrownBy(() -> table.nameOf("conv1"))
                .withMessage("conv1 is in the table more than once: [features.1, stem]");
    }

    @Test
    void aRowHasTwoColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerTable.parse("conv1"))
                .withMessage("a row has two columns, not: conv1");
    }
}
