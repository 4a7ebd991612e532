package org.convzoo.engine;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How fast this machine computes the two kinds of layer that networks spend their time in, on the road that networks
 * take.
 *
 * @param convolution GFLOP/s of 3x3 convolutions, 128 to 128 channels at 56x56, batch 8
 * @param matrixProduct GFLOP/s of dense layers, 4096 to 4096, batch 256
 */
public record EngineSpeed(double convolution, double matrixProduct) {

    private static final int LAYERS = 4;
    private static final int REPETITIONS = 5;

    /** Measures for about half a second. */
    public static EngineSpeed measure(Precision precision) {
        int channels = 128;
        int side = 56;
        int images = 8;
        double convolutionWork = 2.0 * images * side * side * channels * channels * 9;
        int width = 4096;
        int rows = 256;
        double productWork = 2.0 * rows * width * width;
        return new EngineSpeed(
                gigaflops(
                        precision,
                        convolutionWork * LAYERS,
                        Nd4j.rand(1, new long[] {images, channels, side, side}),
                        () -> new ConvolutionLayer.Builder(3, 3)
                                .convolutionMode(ConvolutionMode.Same)
                                .nOut(channels)
                                .activation(Activation.RELU)
                                .build(),
                        new GlobalPoolingLayer()),
                gigaflops(
                        precision,
                        productWork * LAYERS,
                        Nd4j.rand(1, new long[] {rows, width, 1, 1}),
                        () -> new DenseLayer.Builder()
                                .nOut(width)
                                .activation(Activation.RELU)
                                .build(),
                        new DenseLayer.Builder().nOut(8).build()));
    }

    /** Makes the layer that is repeated. */
    private interface LayerMaker {
        Layer make();
    }

    private static double gigaflops(Precision precision, double work, INDArray input, LayerMaker maker, Layer last) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(input.size(2), input.size(3), input.size(1)));
        String previous = "in";
        for (int layer = 0; layer < LAYERS; layer++) {
            builder.addLayer("layer" + layer, maker.make(), previous);
            previous = "layer" + layer;
        }
        ComputationGraph graph = new ComputationGraph(builder.addLayer("last", last, previous)
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "last")
                .setOutputs("out")
                .build());
        graph.init();
        try (ExecutionPlan plan = ExecutionPlan.open(graph, precision)) {
            plan.output(input);
            double best = Double.MAX_VALUE;
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                long begun = System.nanoTime();
                plan.output(input);
                best = Math.min(best, System.nanoTime() - begun);
            }
            return work / best;
        }
    }
}
