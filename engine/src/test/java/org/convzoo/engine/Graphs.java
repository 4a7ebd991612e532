package org.convzoo.engine;

import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small graphs for tests. */
public final class Graphs {

    public static final int CLASSES = 5;

    private Graphs() {}

    public static ComputationGraph build(
            IUpdater updater, double l2, int channels, int size, Consumer<GraphBuilder> body) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(updater)
                .weightInit(WeightInit.XAVIER)
                .activation(Activation.IDENTITY)
                .l2(l2)
                .graphBuilder()
                .addInputs("in");
        body.accept(builder);
        ComputationGraph graph =
                new ComputationGraph(builder.setInputTypes(InputType.convolutional(size, size, channels))
                        .build());
        graph.init();
        return graph;
    }

    /** The given layers one after the other, then the output layer. */
    public static ComputationGraph chain(int channels, int size, Layer... layers) {
        return chain(new Sgd(1), 0, channels, size, layers);
    }

    public static ComputationGraph chain(IUpdater updater, double l2, int channels, int size, Layer... layers) {
        return build(updater, l2, channels, size, builder -> {
            String last = "in";
            for (int i = 0; i < layers.length; i++) {
                builder.addLayer("layer" + i, layers[i], last);
                last = "layer" + i;
            }
            builder.addLayer("out", output(), last).setOutputs("out");
        });
    }

    public static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build();
    }

    public static ConvolutionLayer.Builder convolution(int channels, int kernel) {
        return new ConvolutionLayer.Builder(kernel, kernel).nOut(channels);
    }

    public static SubsamplingLayer.Builder pooling(SubsamplingLayer.PoolingType type, int kernel, int stride) {
        return new SubsamplingLayer.Builder(type).kernelSize(kernel, kernel).stride(stride, stride);
    }

    public static ComputationGraph lenet(IUpdater updater, double l2) {
        return chain(
                updater,
                l2,
                1,
                28,
                convolution(20, 5).build(),
                pooling(SubsamplingLayer.PoolingType.MAX, 2, 2).build(),
                convolution(50, 5).build(),
                pooling(SubsamplingLayer.PoolingType.MAX, 2, 2).build(),
                new DenseLayer.Builder().nOut(500).activation(Activation.RELU).build());
    }

    public static INDArray features(int batch, int channels, int size) {
        return Nd4j.rand(DataType.FLOAT, batch, channels, size, size).subi(0.5);
    }

    public static INDArray labels(int batch) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, CLASSES);
        for (int row = 0; row < batch; row++) {
            labels.putScalar(row, (row * 3 + 1) % CLASSES, 1);
        }
        return labels;
    }
}
