package org.convzoo.zoo.assembly;

import java.util.List;
import org.convzoo.configs.LossConfig;
import org.convzoo.engine.FocalLoss;
import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.convzoo.engine.layers.GroupedConvolution;
import org.convzoo.engine.layers.ShiftOnlyBatchNormalization;
import org.convzoo.zoo.arithmetic.Rounding;
import org.convzoo.zoo.blueprint.Activate;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.LocalResponseNormalization;
import org.convzoo.zoo.blueprint.PaddedShortcut;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.PositionBias;
import org.convzoo.zoo.blueprint.RadialBasis;
import org.convzoo.zoo.blueprint.SoftmaxOutput;
import org.convzoo.zoo.blueprint.SparseConvolution;
import org.convzoo.zoo.blueprint.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer.BaseConvBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The table from a blueprint's layers to Deeplearning4j's. */
final class Layers {

    private Layers() {}

    static Layer of(Node node, LossConfig loss) {
        LayerSpec spec = node.layer();
        if (spec instanceof Convolution convolution) {
            return convolution(convolution);
        } else if (spec instanceof Pooling pooling) {
            return pooling(pooling);
        } else if (spec instanceof GlobalPooling) {
            return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
        } else if (spec instanceof BatchNormalization normalization) {
            return batchNormalization(normalization);
        } else if (spec instanceof Activate activate) {
            return new ActivationLayer(Activations.function(activate.function()));
        } else if (spec instanceof Dropout dropout) {
            // Deeplearning4j asks for the probability to keep
            return new DropoutLayer(1 - dropout.probability());
        } else if (spec instanceof Dense dense) {
            return new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(Activations.function(dense.activation()))
                    .weightInit(Activations.initialWeights(dense.activation()))
                    .build();
        } else if (spec instanceof Classifier classifier) {
            return classifier(classifier, loss);
        } else if (spec instanceof SoftmaxOutput) {
            return softmax(node.output().channels(), loss);
        }
        return lackingInDeeplearning4j(spec);
    }

    private static Layer lackingInDeeplearning4j(LayerSpec spec) {
        if (spec instanceof LocalResponseNormalization normalization) {
            return new ExactLocalResponseNormalization.Builder()
                    .n(normalization.size())
                    .k(normalization.k())
                    .alpha(normalization.alpha())
                    .beta(normalization.beta())
                    .build();
        } else if (spec instanceof PaddedShortcut shortcut) {
            return new org.convzoo.engine.layers.PaddedShortcut(shortcut.stride(), shortcut.channels());
        } else if (spec instanceof SparseConvolution convolution) {
            Window window = convolution.window();
            return new org.convzoo.engine.layers.SparseConvolution.Builder(
                            array(convolution.connections()), window.height(), window.width())
                    .activation(Activations.function(convolution.activation()))
                    .weightInit(Activations.initialWeights(convolution.activation()))
                    .build();
        } else if (spec instanceof PositionBias) {
            return new org.convzoo.engine.layers.PositionBias();
        } else if (spec instanceof RadialBasis basis) {
            return new org.convzoo.engine.layers.RadialBasisCodes(array(basis.codes()));
        }
        throw new IllegalStateException("no Deeplearning4j layer is known for " + spec);
    }

    private static Layer convolution(Convolution convolution) {
        Window window = convolution.window();
        return convolution.groups() == 1
                ? configure(new ConvolutionLayer.Builder(window.height(), window.width()), convolution)
                        .build()
                : configure(new GroupedConvolution.Builder(window.height(), window.width()), convolution)
                        .groups(convolution.groups())
                        .build();
    }

    private static <B extends BaseConvBuilder<B>> B configure(B builder, Convolution convolution) {
        Window window = convolution.window();
        return builder.stride(window.stride(), window.stride())
                .padding(padding(window))
                .convolutionMode(mode(window))
                .nOut(convolution.filters())
                .hasBias(convolution.bias())
                .activation(Activations.function(convolution.activation()))
                .weightInit(
                        convolution.activation() == Activation.IDENTITY
                                ? WeightInit.RELU // its ReLU follows as a layer of its own
                                : Activations.initialWeights(convolution.activation()));
    }

    private static Layer pooling(Pooling pooling) {
        Window window = pooling.window();
        SubsamplingLayer.PoolingType kind =
                switch (pooling.pooling()) {
                    case MAX -> SubsamplingLayer.PoolingType.MAX;
                    case AVERAGE -> SubsamplingLayer.PoolingType.AVG;
                };
        if (pooling.rounding() == Rounding.UP) {
            int[] padding = padding(window);
            return new CeilPooling.Builder(kind)
                    .kernelSize(window.height(), window.width())
                    .stride(window.stride(), window.stride())
                    .padding(padding[0], padding[1])
                    .build();
        }
        return new SubsamplingLayer.Builder(kind)
                .kernelSize(window.height(), window.width())
                .stride(window.stride(), window.stride())
                .padding(padding(window))
                .convolutionMode(mode(window))
                .build();
    }

    private static int[] padding(Window window) {
        return window.padding() instanceof Window.Padding.Even even
                ? new int[] {even.rows(), even.columns()}
                : new int[] {0, 0};
    }

    private static ConvolutionMode mode(Window window) {
        return window.padding() instanceof Window.Padding.Even ? ConvolutionMode.Truncate : ConvolutionMode.Same;
    }

    private static Layer batchNormalization(BatchNormalization normalization) {
        var layer = normalization.scales()
                ? new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                        .eps(normalization.epsilon())
                        .decay(normalization.decay())
                        .build()
                : new ShiftOnlyBatchNormalization(normalization.epsilon(), normalization.decay());
        // clipped statistics would be wrong statistics
        layer.setGradientNormalization(GradientNormalization.None);
        return layer;
    }

    private static Layer classifier(Classifier classifier, LossConfig loss) {
        return new OutputLayer.Builder(function(loss, classifier.lossWeight(), classifier.classes()))
                .nOut(classifier.classes())
                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER)
                .build();
    }

    private static Layer softmax(int classes, LossConfig loss) {
        LossLayer layer = new LossLayer.Builder(function(loss, 1, classes))
                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                .build();
        // its builder refuses the number; without it Deeplearning4j takes the output to be empty
        layer.setNOut(classes);
        return layer;
    }

    private static ILossFunction function(LossConfig loss, double weight, int classes) {
        if (loss instanceof LossConfig.Focal focal) {
            return new FocalLoss(focal.gamma(), weight);
        }
        // without weights of the classes Deeplearning4j's gradient is wrong where a row of labels does not sum to 1
        return new LossMCXENT(Nd4j.valueArrayOf(new long[] {1, classes}, weight));
    }

    private static int[][] array(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
