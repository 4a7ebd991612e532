package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;

class LeNetTest {

    private final ModelSummary summary = ModelSummary.of(Zoo.named("lenet5").blueprint());

    @Test
    void hasTheParametersOfTheLecturesTable() {
        assertThat(summary.rows())
                .extracting(ModelSummary.Row::name, row -> row.output().toString(), ModelSummary.Row::parameters)
                .containsExactly(
                        tuple("c1", "28x28x6", 156L),
                        tuple("s2", "14x14x6", 0L),
                        tuple("c3", "10x10x16", 2_416L),
                        tuple("s4", "5x5x16", 0L),
                        tuple("c5", "120", 48_120L),
                        tuple("f6", "84", 10_164L),
                        tuple("output", "10", 850L));
        assertThat(summary.parameters()).isEqualTo(61_706);
    }

    @Test
    void countsMultiplyAccumulates() {
        // 28·28·6·25 + 10·10·16·150 + 120·400 + 84·120 + 10·84
        assertThat(summary.macs()).isEqualTo(117_600 + 240_000 + 48_000 + 10_080 + 840);
    }

    @Test
    void scalesPixelsAsThePaperDoes() {
        ImageContract contract = Zoo.named("lenet5").contract(new ImageSize(32, 32, 1));
        double mean = contract.mean().get(0);
        double deviation = contract.standardDeviation().get(0);
        assertThat((0 * contract.scale() - mean) / deviation).isCloseTo(-0.1, within());
        assertThat((255 * contract.scale() - mean) / deviation).isCloseTo(1.175, within());
    }

    @Test
    void refusesAnInputThatIsTooSmallAndNamesTheLayer() {
        assertThatThrownBy(() ->
                        Zoo.named("lenet5").blueprint(ModelConfig.of("lenet5").withInput(new ImageSize(28, 28, 1)), 10))
                .isInstanceOf(UserException.class)
                .hasMessage("model.input: lenet5 cannot take images of 28x28x1: only 4x4x16 is left at layer c5;"
                        + " the smallest square input that works is 32x32x1");
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> Zoo.named("lenet6"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no network named lenet6 (did you mean lenet5?)")
                .hasMessageContaining("lenet5");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }
}
