package org.convzoo.zoo;

import org.convzoo.zoo.Blueprint.Node;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Turns a blueprint into the Deeplearning4j graph it describes. */
public final class GraphAssembler {

    /** The name of every graph's input. */
    public static final String INPUT = "input";

    private GraphAssembler() {}

    /** A graph with fresh weights drawn from the seed. */
    public static ComputationGraph assemble(Blueprint blueprint, IUpdater updater, double l2, long seed) {
        ComputationGraph graph = new ComputationGraph(configuration(blueprint, updater, l2, seed));
        graph.init();
        return graph;
    }

    static ComputationGraphConfiguration configuration(Blueprint blueprint, IUpdater updater, double l2, long seed) {
        NeuralNetConfiguration.Builder settings =
                new NeuralNetConfiguration.Builder().seed(seed).updater(updater);
        if (l2 > 0) {
            settings.l2(l2);
        }
        Shape input = blueprint.input();
        ComputationGraphConfiguration.GraphBuilder graph = settings.graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()));
        String previous = INPUT;
        for (Node node : blueprint.nodes()) {
            graph.addLayer(node.name(), layer(node.layer()), previous);
            previous = node.name();
        }
        return graph.setOutputs(previous).build();
    }

    private static Layer layer(LayerSpec spec) {
        if (spec instanceof LayerSpec.Convolution convolution) {
            Window window = convolution.window();
            return new ConvolutionLayer.Builder(window.size(), window.size())
                    .stride(window.stride(), window.stride())
                    .padding(window.padding(), window.padding())
                    .convolutionMode(ConvolutionMode.Truncate)
                    .nOut(convolution.filters())
                    .activation(activation(convolution.activation()))
                    .weightInit(initialWeights(convolution.activation()))
                    .build();
        }
        if (spec instanceof LayerSpec.Pooling pooling) {
            Window window = pooling.window();
            return new SubsamplingLayer.Builder(kind(pooling.pooling()))
                    .kernelSize(window.size(), window.size())
                    .stride(window.stride(), window.stride())
                    .padding(window.padding(), window.padding())
                    .convolutionMode(ConvolutionMode.Truncate)
                    .build();
        }
        if (spec instanceof LayerSpec.Dense dense) {
            return new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(activation(dense.activation()))
                    .weightInit(initialWeights(dense.activation()))
                    .build();
        }
        if (spec instanceof LayerSpec.Classifier classifier) {
            return new OutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(classifier.classes())
                    .activation(Activation.SOFTMAX)
                    .weightInit(WeightInit.XAVIER)
                    .build();
        }
        throw new IllegalStateException("no Deeplearning4j layer is known for " + spec);
    }

    private static SubsamplingLayer.PoolingType kind(LayerSpec.Pooling.Kind kind) {
        return switch (kind) {
            case MAX -> SubsamplingLayer.PoolingType.MAX;
            case AVERAGE -> SubsamplingLayer.PoolingType.AVG;
        };
    }

    private static Activation activation(LayerSpec.Activation activation) {
        return switch (activation) {
            case IDENTITY -> Activation.IDENTITY;
            case TANH -> Activation.TANH;
            case RELU -> Activation.RELU;
            case SOFTMAX -> Activation.SOFTMAX;
        };
    }

    /** He et al. 2015 (arXiv:1502.01852) before a ReLU, Glorot and Bengio 2010 elsewhere. */
    private static WeightInit initialWeights(LayerSpec.Activation activation) {
        return switch (activation) {
            case RELU -> WeightInit.RELU;
            case IDENTITY, TANH, SOFTMAX -> WeightInit.XAVIER;
        };
    }
}
