package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.NamingConvention;
import org.convzoo.zoo.names.ParameterNames;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The same weights give the same logits here and in torchvision, for every network that both have. The values are
 * compared before softmax: the first output's activation is the identity for the time of the test.
 */
class TorchvisionParityTest {

    /** Measured: 3e-6. Another tensor's values in the place of any one change a logit by more than 8e-4. */
    private static final double LARGEST_DIFFERENCE = 1e-4;

    static List<String> networks() {
        return Zoo.all().stream()
                .filter(network -> NamingConvention.of(network).contains(NamingConvention.TORCHVISION))
                .map(Architecture::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theSameWeightsGiveTheSameLogits(String network) {
        GoldenLogits golden = GoldenLogits.of(network);
        Architecture architecture = Zoo.named(network);
        Blueprint blueprint = architecture.blueprint();
        ParameterNames names =
                NamingConvention.TORCHVISION.names(architecture, blueprint).orElseThrow();
        ComputationGraph graph = GraphAssembler.assembleUnset(blueprint, Learning.with(new NoOp()), 1);
        try {
            ParameterLoader.load(graph, names, golden);
            float[] logits = logits(graph, image(golden.image()));
            assertThat(relativeDifference(logits, golden.logits()))
                    .as("largest difference of a logit, relative to the largest of them all (%s)", golden.madeWith())
                    .isLessThanOrEqualTo(LARGEST_DIFFERENCE);
        } finally {
            graph.close();
        }
    }

    private static INDArray image(GoldenTensor image) {
        float[] values = new float[image.elements()];
        image.fill(FloatBuffer.wrap(values));
        long[] shape = image.shape().stream().mapToLong(Long::longValue).toArray();
        return Nd4j.create(values, shape, 'c');
    }

    private static float[] logits(ComputationGraph graph, INDArray image) {
        String output = graph.getConfiguration().getNetworkOutputs().get(0);
        LayerVertex vertex =
                (LayerVertex) graph.getConfiguration().getVertices().get(output);
        ((BaseLayer) vertex.getLayerConf().getLayer()).setActivationFn(new ActivationIdentity());
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            return plan.output(image).data().asFloat();
        }
    }

    private static double relativeDifference(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        double difference = 0;
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            difference = Math.max(difference, Math.abs(ours[i] - theirs[i]));
            largest = Math.max(largest, Math.abs(theirs[i]));
        }
        return difference / largest;
    }
}
