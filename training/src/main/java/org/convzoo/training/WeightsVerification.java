package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.ModelConfig;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.loading.CountedImage;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.RecordedLogits;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a look into a file of weights found.
 *
 * @param sha256 of the file, in hexadecimal
 * @param account what was loaded from it, a sentence each
 * @param values that the network has, all of them finite, else the file would not have been loaded
 * @param labels of the outputs; empty if the file has no head
 * @param logits for {@link CountedImage}; empty if the file has no head
 * @param recorded the first of them as PyTorch computed them; empty where nobody recorded any
 */
public record WeightsVerification(
        String sha256,
        List<String> account,
        long values,
        List<String> labels,
        List<Double> logits,
        Optional<List<Double>> recorded) {

    /** Of the largest logit; implementations add up in different orders. */
    private static final double TOLERANCE = 1e-3;

    public WeightsVerification {
        account = List.copyOf(account);
        labels = List.copyOf(labels);
        logits = List.copyOf(logits);
    }

    /**
     * Loads a file, which looks at every value, and asks the network about an image.
     *
     * @param environment variables that steer the native side
     * @throws org.convzoo.configs.UserException if the file cannot be read, or is for another network
     */
    public static WeightsVerification of(ModelConfig model, WeightFile file, Map<String, String> environment) {
        NativeRuntime.start(environment);
        PretrainedNetwork network = PretrainedNetwork.loadBody(model, file);
        ComputationGraph graph = network.graph();
        try {
            boolean hasHead = !network.labels().classes().isEmpty();
            return new WeightsVerification(
                    file.sha256(),
                    network.account(),
                    graph.numParams(),
                    network.labels().names(),
                    hasHead ? logits(network, environment) : List.of(),
                    hasHead ? file.published().flatMap(RecordedLogits::of) : Optional.empty());
        } finally {
            graph.params().close();
        }
    }

    private static List<Double> logits(PretrainedNetwork network, Map<String, String> environment) {
        ComputationGraph graph = network.graph();
        String output = graph.getConfiguration().getNetworkOutputs().get(0);
        LayerVertex vertex =
                (LayerVertex) graph.getConfiguration().getVertices().get(output);
        ((BaseLayer) vertex.getLayerConf().getLayer()).setActivationFn(new ActivationIdentity());
        List<Double> logits = new ArrayList<>();
        try (INDArray image = CountedImage.of(network.contract().input());
                ExecutionPlan plan = Execution.forInference(environment).open(graph)) {
            for (float logit : plan.output(image).data().asFloat()) {
                logits.add((double) logit);
            }
        }
        return logits;
    }

    /** Whether the network says of the image what was recorded; true where nothing was. */
    public boolean isAsRecorded() {
        if (recorded.isEmpty()) {
            return true;
        }
        double allowed =
                TOLERANCE * recorded.get().stream().mapToDouble(Math::abs).max().orElseThrow();
        for (int i = 0; i < recorded.get().size(); i++) {
            // the other way round, a logit that is no number would pass
            if (!(Math.abs(logits.get(i) - recorded.get().get(i)) <= allowed)) {
                return false;
            }
        }
        return true;
    }
}
