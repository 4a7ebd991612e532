package org.convzoo.training;

import java.util.List;
import java.util.Optional;
import org.convzoo.training.EncodingLayers.EncodingLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * A layer of a network as encoder, with a linear decoder on top whose weights are its own. Its loss is the mean squared
 * difference over all values, as of Vincent et al., Stacked denoising autoencoders, JMLR 11, 2010, section 2.2.
 *
 * @param graph takes what the layer reads, gives {@code [N, values]}
 */
record Autoencoder(ComputationGraph graph) implements AutoCloseable {

    private static final String ENCODER = "encoder";
    private static final String DECODER = "decoder";
    private static final String DIFFERENCE = "difference";

    /**
     * One whose encoder begins with a network's parameters.
     *
     * @param seed decides the decoder's first weights
     */
    static Autoencoder of(EncodingLayer layer, ComputationGraph network, IUpdater updater, long seed) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(updater)
                .graphBuilder()
                .addInputs("input")
                .addLayer(ENCODER, encoder(layer, updater), "input");
        if (layer.layer() instanceof ConvolutionLayer convolution) {
            LossLayer difference = new LossLayer.Builder(new LossMSE())
                    .activation(Activation.IDENTITY)
                    .build();
            difference.setNOut(layer.values());
            builder.setInputTypes(layer.input())
                    .addLayer(DECODER, decoder(convolution), ENCODER)
                    .addLayer(DIFFERENCE, difference, DECODER)
                    .setOutputs(DIFFERENCE);
        } else {
            builder.setInputTypes(InputType.feedForward(layer.values()))
                    .addLayer(
                            DECODER,
                            new OutputLayer.Builder(new LossMSE())
                                    .nOut(layer.values())
                                    .activation(Activation.IDENTITY)
                                    .weightInit(WeightInit.XAVIER)
                                    .build(),
                            ENCODER)
                    .setOutputs(DECODER);
        }
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        graph.getLayer(ENCODER).params().assign(network.getLayer(layer.name()).params());
        return new Autoencoder(graph);
    }

    /** The layer without what the recipe of the epochs adds to it: dropout, weight decay and clipping. */
    private static BaseLayer encoder(EncodingLayer layer, IUpdater updater) {
        BaseLayer encoder = layer.layer().clone();
        encoder.setIUpdater(updater);
        encoder.setBiasUpdater(null);
        encoder.setIDropout(null);
        encoder.setRegularization(List.of());
        encoder.setRegularizationBias(List.of());
        return encoder;
    }

    private static ConvolutionLayer decoder(ConvolutionLayer encoder) {
        int[] kernel = encoder.getKernelSize();
        boolean same = encoder.getConvolutionMode() == ConvolutionMode.Same;
        return new ConvolutionLayer.Builder(kernel)
                .stride(1, 1)
                .padding(
                        same ? 0 : kernel[0] - 1 - encoder.getPadding()[0],
                        same ? 0 : kernel[1] - 1 - encoder.getPadding()[1])
                .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                .nOut(encoder.getNIn())
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER)
                .build();
    }

    /** Everything that it learns. */
    INDArray parameters() {
        return graph.params();
    }

    /** What the optimizer remembers, if anything. */
    Optional<INDArray> optimizerState() {
        return Optional.ofNullable(graph.getUpdater().getStateViewArray()).filter(state -> state.length() > 0);
    }

    /** Tells the optimizer which step comes next, from 0: Adam's first ones are larger. */
    void goOnWith(int step) {
        graph.getConfiguration().setIterationCount(step);
    }

    /** Gives what the encoder has learned to the layer that it was made of. */
    void copyEncoderInto(ComputationGraph network, String layer) {
        network.getLayer(layer).params().assign(graph.getLayer(ENCODER).params());
    }

    @Override
    public void close() {
        graph.close();
    }
}
