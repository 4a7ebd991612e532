package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ScaledTanhTest {

    @Test
    void isAlmostOneAtOne() {
        INDArray values = Nd4j.createFromArray(-1.0, 0.0, 1.0, 100.0);

        assertThat(new ScaledTanh().getActivation(values, false).data().asDouble())
                .containsExactly(new double[] {-0.999997, 0, 0.999997, 1.7159}, within(1e-6));
    }

    @Test
    void itsSlopeAtZeroIsTheProductOfItsConstants() {
        INDArray slope = new ScaledTanh()
                .backprop(Nd4j.createFromArray(0.0), Nd4j.createFromArray(3.0))
                .getFirst();

        assertThat(slope.getDouble(0)).isCloseTo(3 * 1.7159 * 2 / 3, within(1e-12));
    }
}
