package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.configs.ImageContract.Resize;
import org.junit.jupiter.api.Test;

/**
 * The mean over a batch of minus the sum over a row of label times log-probability beside
 * {@code torch.nn.functional.cross_entropy} 1.13.0, whose values are written out. The logits are (2, -1, 0.5), (0.1, 0.2,
 * 0.3), (-1.5, 3, 0) and (1, 1, -2), the classes 0, 2, 1 and 2.
 */
class WeightedTargetsTest {

    private static final double[][] LOG_PROBABILITIES = {
        {-0.24131132662296295, -3.2413113117218018, -1.7413113117218018},
        {-1.2019429206848145, -1.1019428968429565, -1.0019428730010986},
        {-4.5591139793396, -0.059113871306180954, -3.0591139793395996},
        {-0.7177358865737915, -0.7177358865737915, -3.717735767364502}
    };
    private static final int[] LABELS = {0, 2, 1, 2};
    private static final double[] EQUAL = {1, 1, 1};

    /** No arguments. */
    @Test
    void withoutWeightsItIsThePlainMean() {
        assertThat(loss(0, EQUAL, 1, 1, 1, 1)).isCloseTo(1.2550259828567505, within(1e-6));
    }

    /** label_smoothing=0.1 */
    @Test
    void smoothingDividesCertaintyAmongAllClasses() {
        assertThat(loss(0.1, EQUAL, 1, 1, 1, 1)).isCloseTo(1.3075259923934937, within(1e-6));
    }

    /** weight=[0.5, 2, 4] */
    @Test
    void classWeightsMakeAWeightedMean() {
        assertThat(loss(0, new double[] {0.5, 2, 4}, 1, 1, 1, 1)).isCloseTo(1.820723533630371, within(1e-6));
    }

    /** weight=[0.5, 2, 4], label_smoothing=0.1 */
    @Test
    void smoothedClassesKeepTheirWeights() {
        assertThat(loss(0.1, new double[] {0.5, 2, 4}, 1, 1, 1, 1)).isCloseTo(1.8027167320251465, within(1e-6));
    }

    /** s = [1, 0.25, 2, 0.5]; (s * cross_entropy(reduction='none')).sum() / s.sum() */
    @Test
    void imageWeightsMakeAWeightedMean() {
        assertThat(loss(0, EQUAL, 1, 0.25, 2, 0.5)).isCloseTo(0.6583713293075562, within(1e-6));
    }

    private static double loss(double smoothing, double[] classWeights, double... imageWeights) {
        LabelledImages images = new Labelled(imageWeights);
        Pass pass = Pass.of(images, 3, Contracts.plain("2x2x1", Resize.exact(2, 2)), 4, EpochOrder.sequential(4))
                .withTargets(new WeightedTargets(images, smoothing, classWeights));
        try (BatchStream stream = BatchStream.open(pass, 2)) {
            float[][] rows = stream.next().labels().toFloatMatrix();
            double sum = 0;
            for (int image = 0; image < 4; image++) {
                for (int label = 0; label < 3; label++) {
                    sum -= rows[image][label] * LOG_PROBABILITIES[image][label];
                }
            }
            return sum / 4;
        }
    }

    private record Labelled(double[] weights) implements LabelledImages {

        @Override
        public int size() {
            return weights.length;
        }

        @Override
        public int label(int index) {
            return LABELS[index];
        }

        @Override
        public String id(int index) {
            return "image/" + index;
        }

        @Override
        public RawImage read(int index) {
            return new RawImage(2, 2, 1, new byte[4]);
        }

        @Override
        public double weight(int index) {
            return weights[index];
        }
    }
}
