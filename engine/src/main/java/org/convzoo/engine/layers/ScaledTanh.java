package org.convzoo.engine.layers;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@code 1.7159 * tanh(2/3 * x)}: near 1 at 1 and -1 at -1, where it bends most (LeCun et al. 1998, appendix A). */
public final class ScaledTanh extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    public static final double AMPLITUDE = 1.7159;
    public static final double SLOPE = 2.0 / 3;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        Transforms.tanh(in.muli(SLOPE), false);
        return in.muli(AMPLITUDE);
    }

    @Override
    public Pair<INDArray, @Nullable INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray tanh = Transforms.tanh(in.mul(SLOPE), false);
        INDArray slopes = tanh.muli(tanh).rsubi(1).muli(AMPLITUDE * SLOPE);
        return new Pair<>(slopes.muli(epsilon), null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScaledTanh;
    }

    @Override
    public int hashCode() {
        return ScaledTanh.class.hashCode();
    }

    @Override
    public String toString() {
        return "scaledtanh";
    }
}
