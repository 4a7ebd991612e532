package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.convzoo.zoo.names.Arrangement;
import org.convzoo.zoo.names.Extents;
import org.junit.jupiter.api.Test;

class RearrangementTest {

    /** Element [h][w][in][out] is the number hwio. */
    @Test
    void tensorFlowsConvolutionsHaveTheirFiltersLast() {
        float[] theirs = {
            0, 1, 10, 11, 20, 21, //
            100, 101, 110, 111, 120, 121, //
            1000, 1001, 1010, 1011, 1020, 1021, //
            1100, 1101, 1110, 1111, 1120, 1121
        };
        assertThat(ours(Arrangement.HEIGHT_WIDTH_IN_OUT, new Extents(2, 3, 2, 2), theirs))
                .containsExactly(
                        0, 100, 1000, 1100, 10, 110, 1010, 1110, 20, 120, 1020, 1120, //
                        1, 101, 1001, 1101, 11, 111, 1011, 1111, 21, 121, 1021, 1121);
    }

    @Test
    void tensorFlowsDepthwiseConvolutionsHaveTheirChannelsLast() {
        float[] theirs = {0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112};
        assertThat(ours(Arrangement.HEIGHT_WIDTH_OUT, new Extents(3, 1, 2, 2), theirs))
                .containsExactly(0, 10, 100, 110, 1, 11, 101, 111, 2, 12, 102, 112);
    }

    @Test
    void pyTorchsAreAsOurs() {
        float[] theirs = {0, 1, 2, 3, 4, 5, 6, 7};
        assertThat(ours(Arrangement.OUT_IN_HEIGHT_WIDTH, new Extents(2, 1, 2, 2), theirs))
                .containsExactly(theirs);
    }

    /** More filters than are copied at once. */
    @Test
    void aMatrixIsTransposed() {
        int out = 130;
        int in = 3;
        float[] theirs = new float[in * out];
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = i;
        }
        float[] ours = ours(Arrangement.HEIGHT_WIDTH_IN_OUT, new Extents(out, in, 1, 1), theirs);
        for (int i = 0; i < theirs.length; i++) {
            assertThat(ours[i]).as("element %d", i).isEqualTo(i % in * out + i / in);
        }
    }

    private static float[] ours(Arrangement arrangement, Extents extents, float[] theirs) {
        float[] ours = new float[theirs.length];
        Rearrangement.of(arrangement, extents).copy(FloatBuffer.wrap(theirs), FloatBuffer.wrap(ours));
        return ours;
    }
}
