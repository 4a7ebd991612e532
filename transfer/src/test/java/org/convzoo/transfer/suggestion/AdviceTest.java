package org.convzoo.transfer.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.zoo.Zoo;
import org.junit.jupiter.api.Test;

class AdviceTest {

    private static Advice of(int images, ProbedDepth... depths) {
        return new Advice(Zoo.named("vgg16").blueprint(), List.of(depths), images, 10);
    }

    private static ProbedDepth depth(String layer, double accuracy, double error, double training) {
        return new ProbedDepth(layer, 512, 0.1, accuracy, error, training);
    }

    @Test
    void theDeepestOfEqualsIsKept() {
        Advice advice = of(
                1000,
                depth("block3_pool", 0.80, 0.02, 1),
                depth("block4_pool", 0.91, 0.02, 1),
                depth("block5_pool", 0.90, 0.01, 0.99));
        assertThat(advice.cut().layer()).isEqualTo("block5_pool");
        assertThat(advice.unfreeze()).isEqualTo("last 1 block");
        assertThat(advice.reasons())
                .containsExactly(
                        "cut after block5_pool, the end of the body: no earlier layer tells the classes apart better by"
                                + " more than the standard error",
                        "unfreeze the last block with care: the features tell the training images apart (99.0 %), and 90.0 %"
                                + " of those left out; a small rate and augmentation may gain some of the rest");
        assertThat(advice.yaml()).contains("after: block5_pool").contains("train: last 1 block\n");
    }

    @Test
    void anEarlierLayerThatIsBetterIsTheCut() {
        Advice advice = of(1000, depth("block4_pool", 0.91, 0.01, 0.95), depth("block5_pool", 0.85, 0.01, 0.9));
        assertThat(advice.cut().layer()).isEqualTo("block4_pool");
        assertThat(advice.unfreeze()).isEqualTo("last 3 blocks");
        assertThat(advice.reasons())
                .containsExactly(
                        "cut after block4_pool: its 91.0 % are 6.0 points more than the end of the body (block5_pool) has;"
                                + " what lies between (blocks: 1) is of more use to the old task than to this one",
                        "unfreeze the last blocks: even of the images that it learned from, a linear classifier gets only"
                                + " 95.0 % right, so that the features lack what the task needs");
    }

    @Test
    void aFrozenBodyStaysSoWhereThereIsLittleToGainOrToLearnFrom() {
        Advice few = of(100, depth("block5_pool", 0.7, 0.05, 1));
        assertThat(few.unfreeze()).isEmpty();
        assertThat(few.reasons().get(1)).startsWith("leave the body frozen: 10 images a class are too few");
        assertThat(few.yaml()).doesNotContain("fine-tune");
        Advice good = of(5000, depth("block5_pool", 0.99, 0.002, 1));
        assertThat(good.unfreeze()).isEmpty();
        assertThat(good.reasons().get(1))
                .isEqualTo("leave the body frozen: 99.0 % on images that were left out leave little to gain");
    }
}
