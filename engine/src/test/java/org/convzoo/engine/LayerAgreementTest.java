package org.convzoo.engine;

import static org.convzoo.engine.Graphs.chain;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;
import static org.convzoo.engine.Graphs.pooling;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;

/** Output, loss and every gradient of each layer, held against Deeplearning4j's. */
class LayerAgreementTest {

    static Stream<Arguments> layers() {
        var max = SubsamplingLayer.PoolingType.MAX;
        var average = SubsamplingLayer.PoolingType.AVG;
        return Stream.of(
                row("convolution 3x3", convolution(4, 3).build()),
                row(
                        "convolution 1x1 without bias",
                        convolution(20, 1).hasBias(false).build()),
                row(
                        "convolution stride 2, padding 1",
                        convolution(4, 3).stride(2, 2).padding(1, 1).build()),
                row(
                        "convolution same, stride 2",
                        convolution(4, 3)
                                .stride(2, 2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()),
                row(
                        "convolution 4x4 same",
                        convolution(4, 4).convolutionMode(ConvolutionMode.Same).build()),
                row(
                        "convolution 1x7, then 7x1",
                        convolution(4, 1).kernelSize(1, 7).padding(0, 3).build(),
                        convolution(20, 1)
                                .kernelSize(7, 1)
                                .padding(3, 0)
                                .stride(2, 1)
                                .build()),
                row(
                        "convolution 3x2 same, stride 1x2",
                        convolution(4, 1)
                                .kernelSize(3, 2)
                                .stride(1, 2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()),
                row("convolution dilated", convolution(4, 3).dilation(2, 2).build()),
                row(
                        "convolution relu",
                        convolution(17, 3).activation(Activation.RELU).build()),
                row(
                        "convolution tanh",
                        convolution(4, 3).activation(Activation.TANH).build()),
                row(
                        "convolution sigmoid",
                        convolution(4, 3).activation(Activation.SIGMOID).build()),
                row(
                        "convolution leaky relu",
                        convolution(4, 3).activation(Activation.LEAKYRELU).build()),
                row(
                        "convolution elu",
                        convolution(4, 3).activation(Activation.ELU).build()),
                row(
                        "convolution relu6",
                        convolution(4, 3).activation(Activation.RELU6).build()),
                row(
                        "convolution softplus",
                        convolution(4, 3).activation(Activation.SOFTPLUS).build()),
                row(
                        "convolution swish",
                        convolution(4, 3).activation(Activation.SWISH).build()),
                row(
                        "convolution cube",
                        convolution(4, 3).activation(Activation.CUBE).build()),
                row(
                        "convolution hard sigmoid",
                        convolution(4, 3).activation(Activation.HARDSIGMOID).build()),
                row("convolution, relu layer", convolution(4, 3).build(), new ActivationLayer(Activation.RELU)),
                row(
                        "convolution gelu",
                        convolution(4, 3).activation(Activation.GELU).build()),
                row(
                        "convolution mish",
                        convolution(4, 3).activation(Activation.MISH).build()),
                row(
                        "separable convolution",
                        new SeparableConvolution2D.Builder(3, 3).nOut(6).build()),
                row(
                        "depthwise convolution",
                        new DepthwiseConvolution2D.Builder(3, 3)
                                .depthMultiplier(2)
                                .build()),
                row(
                        "upsampling",
                        convolution(4, 3).build(),
                        new Upsampling2D.Builder(2).build(),
                        convolution(4, 3).build()),
                row(
                        "transposed convolution",
                        new Deconvolution2D.Builder(3, 3).nOut(4).stride(2, 2).build()),
                row(
                        "p-norm pooling",
                        convolution(4, 3).activation(Activation.SIGMOID).build(),
                        pooling(SubsamplingLayer.PoolingType.PNORM, 2, 2)
                                .pnorm(2)
                                .build()),
                row("global sum", convolution(20, 3).build(), new GlobalPoolingLayer(PoolingType.SUM)),
                row(
                        "two convolutions",
                        convolution(4, 3).activation(Activation.RELU).build(),
                        convolution(8, 3).build()),
                row("max pooling", convolution(4, 3).build(), pooling(max, 2, 2).build()),
                row(
                        "max pooling, overlapping, padded",
                        convolution(4, 3).build(),
                        pooling(max, 3, 2).padding(1, 1).build()),
                row(
                        "max pooling 3x2, stride 2x1, padding 1x0",
                        convolution(4, 3).build(),
                        pooling(max, 1, 1)
                                .kernelSize(3, 2)
                                .stride(2, 1)
                                .padding(1, 0)
                                .build()),
                row(
                        "average pooling 2x5, stride 1x3, padding 0x2",
                        convolution(4, 3).build(),
                        pooling(average, 1, 1)
                                .kernelSize(2, 5)
                                .stride(1, 3)
                                .padding(0, 2)
                                .build()),
                row(
                        "max pooling same",
                        convolution(4, 2).build(),
                        pooling(max, 3, 2).convolutionMode(ConvolutionMode.Same).build()),
                row(
                        "average pooling",
                        convolution(4, 3).build(),
                        pooling(average, 2, 2).build()),
                row(
                        "average pooling, padding left out",
                        convolution(4, 3).build(),
                        pooling(average, 3, 2)
                                .padding(1, 1)
                                .avgPoolIncludePadInDivisor(false)
                                .build()),
                row(
                        "average pooling, padding counted",
                        convolution(4, 3).build(),
                        pooling(average, 3, 2)
                                .padding(1, 1)
                                .avgPoolIncludePadInDivisor(true)
                                .build()),
                row("global average", convolution(20, 3).build(), new GlobalPoolingLayer(PoolingType.AVG)),
                row("global maximum", convolution(20, 3).build(), new GlobalPoolingLayer(PoolingType.MAX)),
                row("dense", new DenseLayer.Builder().nOut(12).build()),
                row(
                        "dense relu without bias",
                        new DenseLayer.Builder()
                                .nOut(12)
                                .hasBias(false)
                                .activation(Activation.RELU)
                                .build()),
                row(
                        "dense softmax",
                        new DenseLayer.Builder()
                                .nOut(12)
                                .activation(Activation.SOFTMAX)
                                .build()),
                row("batch normalization", convolution(4, 3).hasBias(false).build(), new BatchNormalization()),
                row(
                        "batch normalization of variances",
                        convolution(4, 3).hasBias(false).build(),
                        new BatchNormalization.Builder()
                                .useLogStd(false)
                                .decay(0.8)
                                .eps(1e-3)
                                .build()),
                row(
                        "batch normalization, relu layer",
                        convolution(4, 3).hasBias(false).build(),
                        new BatchNormalization(),
                        new ActivationLayer(Activation.RELU),
                        convolution(3, 3).build()),
                row(
                        "batch normalization after dense",
                        new DenseLayer.Builder().nOut(12).hasBias(false).build(),
                        new BatchNormalization()),
                row(
                        "locked batch normalization",
                        convolution(4, 3).hasBias(false).build(),
                        new BatchNormalization.Builder(true).build()),
                row(
                        "local response normalization",
                        convolution(8, 3).build(),
                        new LocalResponseNormalization.Builder().alpha(1e-5).build()),
                row(
                        "zero padding",
                        convolution(4, 3).build(),
                        new ZeroPaddingLayer(1, 2, 0, 3),
                        convolution(4, 3).build()),
                row(
                        "cropping",
                        convolution(4, 3).build(),
                        new Cropping2D(1, 2, 0, 3),
                        convolution(4, 3).build()));
    }

    private static Arguments row(String name, Layer... layers) {
        return Arguments.of(name, layers);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void agreesOnABatch(String name, Layer[] layers) {
        Agreement.afterSteps(chain(3, 11, layers), 1, 1, features(6, 3, 11), labels(6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void agreesOnOneImage(String name, Layer[] layers) {
        assumeFalse(name.contains("normalization after dense"), "one image has no spread");
        Agreement.afterSteps(chain(3, 11, layers), 1, 1, features(1, 3, 11), labels(1));
    }
}
