package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FloatMatrixTest {

    private static FloatMatrix of(float[]... rows) {
        FloatMatrix matrix = FloatMatrix.zeros(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            matrix.row(row).put(rows[row]);
        }
        return matrix;
    }

    private static float[] row(FloatMatrix matrix, int row) {
        float[] numbers = new float[matrix.columns()];
        matrix.read(row, 0, numbers);
        return numbers;
    }

    @Test
    void productsAreThoseByHand() {
        try (FloatMatrix a = of(new float[] {1, 2, 3}, new float[] {4, 5, 6});
                FloatMatrix b = of(new float[] {1, 0, -1}, new float[] {2, 1, 0});
                FloatMatrix c = of(new float[] {9, 9}, new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6});
                FloatMatrix into = FloatMatrix.zeros(2, 2)) {
            FloatMatrix.timesTransposed(a, b, into);
            assertThat(row(into, 0)).containsExactly(-2, 4);
            assertThat(row(into, 1)).containsExactly(-2, 13);

            // the second row alone, its first column alone, on top of what is there
            FloatMatrix.timesTransposed(a, b, 1, 1, 1, 1, into);
            assertThat(row(into, 0)).containsExactly(-2, 4);
            assertThat(row(into, 1)).containsExactly(-4, 13);

            FloatMatrix.timesTransposed(a, b, 1, 2, into);
            assertThat(row(into, 0)).containsExactly(-3, 2);
            assertThat(row(into, 1)).containsExactly(-6, 5);

            FloatMatrix.times(a, c, 1, into);
            assertThat(row(into, 0)).containsExactly(22, 28);
            assertThat(row(into, 1)).containsExactly(49, 64);
        }
    }

    @Test
    void aPartOfARowIsRead() {
        try (FloatMatrix matrix = of(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8})) {
            float[] part = new float[2];
            matrix.read(1, 1, part);
            assertThat(part).containsExactly(6, 7);
            assertThat(matrix.bytes()).isEqualTo(32);
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        try (FloatMatrix a = FloatMatrix.zeros(2, 3);
                FloatMatrix b = FloatMatrix.zeros(2, 2)) {
            assertThatThrownBy(() -> FloatMatrix.timesTransposed(a, b, b)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> FloatMatrix.times(a, b, b)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> a.read(1, 2, new float[2])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void memoryThatIsFreeIsNoMoreThanTheLimit() {
        assertThat(OffHeapMemory.free()).isPositive().isLessThanOrEqualTo(org.bytedeco.javacpp.Pointer.maxBytes());
    }
}
