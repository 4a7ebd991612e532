package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AveragedPredictionsTest {

    private static Predictions of(String id, float first) {
        return new Predictions(List.of("ant", "bee"), List.of(id), new int[] {0}, new float[][] {{first, 1 - first}});
    }

    @Test
    void probabilitiesAreWeightedMeans() {
        Predictions mean =
                Predictions.averaged(List.of(of("a", 0.9f), of("a", 0.2f), of("a", 0.4f)), List.of(2.0, 1.0, 1.0));
        // (2 * 0.9 + 0.2 + 0.4) / 4
        assertThat(mean.probabilities()[0]).containsExactly(new float[] {0.6f, 0.4f}, within(1e-6f));
    }

    @Test
    void otherImagesAreRefused() {
        assertThatThrownBy(() -> Predictions.averaged(List.of(of("a", 0.9f), of("b", 0.2f)), List.of(1.0, 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only predictions for the same images can be averaged");
    }
}
