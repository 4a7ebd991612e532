package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.convzoo.configs.LossConfig;
import org.convzoo.configs.ModelConfig;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Momentum;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** What Deeplearning4j does not know goes into a file under the name of the nearest that it does. */
class PortableModelTest {

    @TempDir
    private Path folder;

    @Test
    void stockDeeplearning4jOpensANetworkWithFocalLossAndOurMomentum() throws Exception {
        ComputationGraph graph = GraphAssembler.assemble(
                Zoo.named("lenet5").blueprint(ModelConfig.of("lenet5"), 10),
                new Learning(Momentum.nesterov(0.1, 0.9), 0, new LossConfig.Focal(2, 0, null)),
                7);
        INDArray images = Nd4j.rand(DataType.FLOAT, 2, 1, 32, 32);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 10);
        labels.putScalar(0, 3, 1);
        labels.putScalar(1, 4, 1);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            plan.step(images, labels, 0.1, 0);
        }
        Path file = folder.resolve("model.zip");
        ModelArchive.write(file, graph, Map.of());

        ComputationGraph stock = ModelSerializer.restoreComputationGraph(file.toFile(), true);

        OutputLayer output = (OutputLayer) stock.getOutputLayer(0).conf().getLayer();
        assertThat(output.getLossFn().getClass()).isEqualTo(LossMCXENT.class);
        assertThat(output.getIUpdater()).isEqualTo(new Nesterovs(0.1, 0.9));
        assertThat(stock.params()).isEqualTo(graph.params());
        assertThat(stock.output(images)[0].equalsWithEps(graph.output(images)[0], 1e-6))
                .isTrue();
        assertThat(graph.getOutputLayer(0).conf().getLayer())
                .as("writing leaves the network as it is")
                .isNotEqualTo(output);
    }
}
