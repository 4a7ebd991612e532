package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.ExecutionPlan.StepResult;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A miniature of each family learns eight images by heart: noise, each channel of each image in a shade of its own. */
class OverfittingTest {

    private static final int IMAGES = 8;
    private static final int MOST_STEPS = 80;

    @ParameterizedTest
    @CsvSource({
        "lenet5, 0.003",
        "lenet5-1998, 0.003",
        "alexnet, 0.001",
        "zfnet, 0.001",
        "vgg-a, 0.001",
        "googlenet, 0.002",
        "resnet18, 0.001",
        "resnet20-cifar, 0.003",
        "inception-resnet-v2, 0.001",
        "xception, 0.001",
        "squeezenet1_1, 0.001",
        "mobilenet, 0.003",
        "alphago-policy, 0.001",
        "digit-cnn, 0.001",
        "mlp, 0.01",
        "xo, 0.02",
        "conv1d, 0.003"
    })
    void learnsABatchByHeart(String name, double rate) {
        Miniature miniature = Miniature.of(Zoo.named(name));
        ComputationGraph graph = GraphAssembler.assemble(miniature.blueprint(), Learning.with(new Adam(rate)), 7);
        INDArray images = shaded(miniature.images(IMAGES));
        INDArray labels = miniature.labels(IMAGES);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            StepResult found = plan.step(images, labels, rate, 0);
            int step = 1;
            while (step < MOST_STEPS && (found.correct() < IMAGES || found.loss() > 0.1)) {
                found = plan.step(images, labels, rate, step++);
            }
            assertThat(found.correct())
                    .as("images of %d that %s knows after %d steps", IMAGES, name, step)
                    .isEqualTo(IMAGES);
            assertThat(found.loss()).as("loss of %s after %d steps", name, step).isLessThan(0.1);
        }
    }

    /** Adds a number in [-1, 1) to each channel of each image, in place. */
    private static INDArray shaded(INDArray images) {
        long channels = images.size(0) * images.size(1);
        INDArray shades = Nd4j.rand(DataType.FLOAT, channels, 1).subi(0.5).muli(2);
        images.reshape(channels, images.size(2) * images.size(3)).addiColumnVector(shades);
        return images;
    }
}
