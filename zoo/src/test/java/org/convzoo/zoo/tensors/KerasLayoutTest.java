package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elements are numbers whose digits are their indices: 1203 stood at [1, 2, 0, 3]. */
class KerasLayoutTest {

    @Test
    void aConvolutionsKernelsHaveOutputsFirst() {
        List<Long> shape = List.of(2L, 3L, 4L, 5L);
        assertThat(KerasLayout.CONVOLUTION.shape(shape)).containsExactly(5L, 4L, 2L, 3L);
        float[] arranged = arranged(KerasLayout.CONVOLUTION, shape);
        for (int out = 0; out < 5; out++) {
            for (int in = 0; in < 4; in++) {
                for (int row = 0; row < 2; row++) {
                    for (int column = 0; column < 3; column++) {
                        assertThat(arranged[((out * 4 + in) * 2 + row) * 3 + column])
                                .isEqualTo(number(row, column, in, out));
                    }
                }
            }
        }
    }

    @Test
    void aDepthwiseKernelsOutputsFollowTheirChannel() {
        List<Long> shape = List.of(2L, 3L, 4L, 2L);
        assertThat(KerasLayout.DEPTHWISE.shape(shape)).containsExactly(8L, 1L, 2L, 3L);
        float[] arranged = arranged(KerasLayout.DEPTHWISE, shape);
        for (int channel = 0; channel < 4; channel++) {
            for (int multiplier = 0; multiplier < 2; multiplier++) {
                int output = channel * 2 + multiplier;
                assertThat(arranged[(output * 2 + 1) * 3 + 2]).isEqualTo(number(1, 2, channel, multiplier));
            }
        }
    }

    /** More filters than are written side by side. */
    @Test
    void aDenseKernelIsTransposed() {
        float[] from = new float[3 * 130];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        FloatBuffer into = FloatBuffer.allocate(from.length);
        KerasLayout.CONVOLUTION.arrange(List.of(1L, 1L, 3L, 130L), FloatBuffer.wrap(from), into);
        for (int out = 0; out < 130; out++) {
            for (int in = 0; in < 3; in++) {
                assertThat(into.get(out * 3 + in)).isEqualTo(in * 130 + out);
            }
        }
    }

    @Test
    void buffersMayBePartsOfLargerOnes() {
        FloatBuffer from =
                FloatBuffer.wrap(new float[] {-1, 1, 2, 3, 4, -1}).position(1).limit(5);
        FloatBuffer into = FloatBuffer.allocate(6).position(2);
        KerasLayout.CONVOLUTION.arrange(List.of(1L, 1L, 2L, 2L), from, into);
        assertThat(into.array()).containsExactly(0, 0, 1, 3, 2, 4);
        assertThat(into.remaining()).isZero();
    }

    @Test
    void sizesAndBuffersMustFit() {
        FloatBuffer four = FloatBuffer.allocate(4);
        assertThatThrownBy(() -> KerasLayout.CONVOLUTION.arrange(List.of(1L, 1L, 2L, 3L), four, four))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a kernel [1, 1, 2, 3] has 6 elements; given are 4, and room for 4");
        assertThatThrownBy(() -> KerasLayout.CONVOLUTION.shape(List.of(2L, 2L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a kernel has four sizes, not [2, 2]");
    }

    private static float[] arranged(KerasLayout layout, List<Long> shape) {
        int elements = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
        FloatBuffer from = FloatBuffer.allocate(elements);
        for (int a = 0; a < shape.get(0); a++) {
            for (int b = 0; b < shape.get(1); b++) {
                for (int c = 0; c < shape.get(2); c++) {
                    for (int d = 0; d < shape.get(3); d++) {
                        from.put(number(a, b, c, d));
                    }
                }
            }
        }
        FloatBuffer into = FloatBuffer.allocate(elements);
        layout.arrange(shape, from.flip(), into);
        return into.array();
    }

    private static float number(int a, int b, int c, int d) {
        return 1000 * a + 100 * b + 10 * c + d;
    }
}
