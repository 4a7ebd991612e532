package org.convzoo.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values worked out by hand. */
class PooledLayerTest {

    /** Two channels of 2 x 2. */
    private static final float[] MAP = {1, 2, 3, 6, -1, -2, -3, 0};

    private static String pooled(FeaturePooling pooling, ImageSize shape, float... map) {
        PooledLayer layer = new PooledLayer(pooling, shape);
        StringBuilder text = new StringBuilder();
        for (float value : layer.pool(FloatBuffer.wrap(map))) {
            text.append(text.isEmpty() ? "" : " ").append(Math.round(value * 1000) / 1000.0);
        }
        return text.toString();
    }

    @ParameterizedTest
    // the generalised mean of the first channel is the cube root of (1 + 8 + 27 + 216) / 4 = 63
    @CsvSource({
        "AVERAGE, 3.0 -1.5",
        "MAX, 6.0 0.0",
        "AVERAGE_MAX, 3.0 -1.5 6.0 0.0",
        "FLATTEN, 1.0 2.0 3.0 6.0 -1.0 -2.0 -3.0 0.0",
        "GEM, 3.979 0.0"
    })
    void aMapBecomesARow(FeaturePooling pooling, String expected) {
        ImageSize shape = new ImageSize(2, 2, 2);
        assertThat(pooled(pooling, shape, MAP)).isEqualTo(expected);
        assertThat(new PooledLayer(pooling, shape).features()).isEqualTo(expected.split(" ").length);
    }

    @ParameterizedTest
    @CsvSource({"AVERAGE", "MAX", "AVERAGE_MAX", "FLATTEN", "GEM"})
    void aVectorStaysAsItIs(FeaturePooling pooling) {
        assertThat(pooled(pooling, new ImageSize(1, 1, 3), 4, -5, 6)).isEqualTo("4.0 -5.0 6.0");
    }

    @ParameterizedTest
    @CsvSource({"AVERAGE", "MAX", "AVERAGE_MAX", "FLATTEN", "GEM"})
    void whatIsNoNumberStaysSeen(FeaturePooling pooling) {
        float[] row =
                new PooledLayer(pooling, new ImageSize(2, 1, 1)).pool(FloatBuffer.wrap(new float[] {1, Float.NaN}));
        assertThat(row).contains(Float.NaN);
    }

    @Test
    void moreMemoryThanThereIsIsRefusedWithWhatIsMissing() {
        assertThatThrownBy(() -> PooledRows.require(50_000, 25_088, 2L << 30))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the features of 50,000 images, 25,088 each, need 4.7 GiB of memory outside of the Java heap,"
                                + " 2.0 GiB are free: pool them to fewer (features.pooling: average), or take fewer images");
    }

    @Test
    void rowsThatAreComputedBatchAfterBatchNeedTheJavaHeapToo() {
        assertThatThrownBy(() -> PooledRows.requireOnHeap(50_000, 25_088, 2L << 30))
                .isInstanceOf(UserException.class)
                .hasMessage("the features of 50,000 images, 25,088 each, need 4.7 GiB of Java heap, 2.0 GiB are free:"
                        + " keep them on the disk (features.cache), pool them to fewer (features.pooling: average), take"
                        + " fewer images, or give more with CONVZOO_JAVA_OPTIONS=-XmxSIZE");
    }
}
