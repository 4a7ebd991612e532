package org.convzoo.benchmarks.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Adds layer after layer to a graph. */
final class Chain {

    private final GraphBuilder graph;
    private final String prefix;
    private String last;
    private int layers;

    Chain(GraphBuilder graph, String input) {
        this(graph, input, "layer");
    }

    private Chain(GraphBuilder graph, String input, String prefix) {
        this.graph = graph;
        this.prefix = prefix;
        this.last = input;
    }

    /** The vertex added last. */
    String last() {
        return last;
    }

    /** Another chain on the same graph that begins where this one stands; its layers' names begin with the prefix. */
    Chain branch(String prefix) {
        return new Chain(graph, last, prefix);
    }

    Chain add(Layer layer) {
        String name = prefix + layers++;
        graph.addLayer(name, layer, last);
        last = name;
        return this;
    }

    void continueFrom(String vertex) {
        last = vertex;
    }

    static ConvolutionLayer.Builder convolution(int filters, int kernel, int stride, int padding) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(filters)
                .stride(stride, stride)
                .padding(padding, padding)
                .convolutionMode(ConvolutionMode.Truncate)
                .activation(Activation.IDENTITY);
    }

    static SubsamplingLayer maxPooling(int kernel, int stride, int padding) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .padding(padding, padding)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    static DenseLayer hidden(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build();
    }

    static OutputLayer classifier(int classes) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(classes)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
