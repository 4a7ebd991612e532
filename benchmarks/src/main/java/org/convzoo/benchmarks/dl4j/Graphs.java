package org.convzoo.benchmarks.dl4j;

import java.util.Set;
import org.convzoo.benchmarks.trial.Network;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/** The benchmark's networks as Deeplearning4j's graphs. */
final class Graphs {

    private static final String INPUT = "input";

    /** Convolutions before each pooling of VGG16. */
    private static final int[] VGG16_CONVOLUTIONS = {2, 2, 3, 3, 3};

    /** Kept among the parameters by Deeplearning4j, though nothing trains them. */
    private static final Set<String> STATISTICS = Set.of(
            BatchNormalizationParamInitializer.GLOBAL_MEAN,
            BatchNormalizationParamInitializer.GLOBAL_VAR,
            BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

    private Graphs() {}

    /** The network with fresh weights. */
    static ComputationGraph build(Network network, IUpdater updater) {
        ComputationGraph graph = new ComputationGraph(configuration(network, updater));
        graph.init();
        return graph;
    }

    static ComputationGraphConfiguration configuration(Network network, IUpdater updater) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(updater)
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.convolutional(network.size(), network.size(), network.channels()));
        String output =
                switch (network) {
                    case LENET -> lenet(new Chain(graph, INPUT));
                    case RESNET50 -> new ResidualNetwork(graph, INPUT).build(network.classes());
                    case VGG16 -> vgg16(new Chain(graph, INPUT));
                };
        return graph.setOutputs(output).build();
    }

    private static String lenet(Chain chain) {
        return chain.add(Chain.convolution(20, 5, 1, 0).build()) // [N, 20, 24, 24]
                .add(Chain.maxPooling(2, 2, 0))
                .add(Chain.convolution(50, 5, 1, 0).build()) // [N, 50, 8, 8]
                .add(Chain.maxPooling(2, 2, 0))
                .add(Chain.hidden(500))
                .add(Chain.classifier(Network.LENET.classes()))
                .last();
    }

    private static String vgg16(Chain chain) {
        for (int stage = 0; stage < VGG16_CONVOLUTIONS.length; stage++) {
            for (int i = 0; i < VGG16_CONVOLUTIONS[stage]; i++) {
                chain.add(Chain.convolution(Math.min(512, 64 << stage), 3, 1, 1)
                        .activation(Activation.RELU)
                        .build());
            }
            chain.add(Chain.maxPooling(2, 2, 0));
        }
        return chain.add(Chain.hidden(4096))
                .add(Chain.hidden(4096))
                .add(Chain.classifier(Network.VGG16.classes()))
                .last();
    }

    static long trainableParameters(ComputationGraph graph) {
        long parameters = 0;
        for (Layer layer : graph.getLayers()) {
            for (var parameter : layer.paramTable().entrySet()) {
                parameters += STATISTICS.contains(parameter.getKey())
                        ? 0
                        : parameter.getValue().length();
            }
        }
        return parameters;
    }
}
