package org.convzoo.engine.onednn;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.convzoo.engine.layers.GroupedConvolution;
import org.convzoo.engine.layers.PaddedShortcut;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;

/** What the plan runs itself; Deeplearning4j runs the rest in the middle of it. */
final class Coverage {

    private static final int[] MAP_AXES = {2, 3};

    /** The kinds of layer that {@link #covers(Layer, long[])} says yes to, in their usual form. */
    static final List<Class<? extends Layer>> LAYERS = List.of(
            ConvolutionLayer.class,
            GroupedConvolution.class,
            SubsamplingLayer.class,
            CeilPooling.class,
            GlobalPoolingLayer.class,
            BatchNormalization.class,
            LocalResponseNormalization.class,
            ExactLocalResponseNormalization.class,
            DenseLayer.class,
            ActivationLayer.class,
            DropoutLayer.class,
            ZeroPaddingLayer.class,
            Cropping2D.class,
            PaddedShortcut.class,
            OutputLayer.class,
            LossLayer.class);

    /** Other subclasses of the convolution are other operations. */
    private static final Set<Class<? extends Layer>> CONVOLUTIONS =
            Set.of(ConvolutionLayer.class, Convolution2D.class, GroupedConvolution.class);

    private Coverage() {}

    static boolean covers(Layer layer, long[] inputShape) {
        boolean map = inputShape.length == 4;
        if (layer instanceof ConvolutionLayer convolution) {
            return CONVOLUTIONS.contains(layer.getClass()) && channelsFirst(convolution.getCnn2dDataFormat());
        } else if (layer instanceof SubsamplingLayer pooling) {
            return map && channelsFirst(pooling.getCnn2dDataFormat()) && covers(pooling.getPoolingType());
        } else if (layer instanceof GlobalPoolingLayer pooling) {
            int[] axes = pooling.getPoolingDimensions();
            return map && covers(pooling.getPoolingType()) && (axes == null || Arrays.equals(axes, MAP_AXES));
        } else if (layer instanceof BatchNormalization normalization) {
            boolean plain =
                    !normalization.isLockGammaBeta() || normalization.getGamma() == 1 && normalization.getBeta() == 0;
            return plain && (!map || channelsFirst(normalization.getCnn2DFormat()));
        } else if (layer instanceof LocalResponseNormalization normalization) {
            return channelsFirst(normalization.getDataFormat());
        } else if (layer instanceof DenseLayer dense) {
            return layer.getClass() == DenseLayer.class && !dense.hasLayerNorm() && inputShape.length != 3;
        } else if (layer instanceof ZeroPaddingLayer padding) {
            return channelsFirst(padding.getDataFormat());
        } else if (layer instanceof Cropping2D cropping) {
            return channelsFirst(cropping.getDataFormat());
        }
        return layer instanceof PaddedShortcut
                || layer.getClass() == OutputLayer.class
                || layer.getClass() == LossLayer.class
                || layer.getClass() == ActivationLayer.class
                || layer.getClass() == DropoutLayer.class;
    }

    private static boolean channelsFirst(CNN2DFormat format) {
        return format == CNN2DFormat.NCHW;
    }

    private static boolean covers(PoolingType type) {
        return type == PoolingType.MAX || type == PoolingType.AVG;
    }

    static boolean covers(@Nullable InputPreProcessor step) {
        return step == null
                || step instanceof CnnToFeedForwardPreProcessor flatten && channelsFirst(flatten.getFormat())
                || step instanceof FeedForwardToCnnPreProcessor;
    }

    static boolean covers(GraphVertex vertex, boolean oneShape) {
        if (vertex instanceof ElementWiseVertex elementWise) {
            return oneShape
                    && switch (elementWise.getOp()) {
                        case Add, Average, Subtract -> true;
                        case Product, Max -> false;
                    };
        } else if (vertex instanceof MergeVertex merge) {
            return merge.getMergeAxis() == MergeVertex.DEFAULT_MERGE_DIM;
        } else if (vertex instanceof PreprocessorVertex preprocessor) {
            return covers(preprocessor.getPreProcessor());
        }
        return vertex instanceof ScaleVertex || vertex instanceof ShiftVertex || vertex instanceof SubsetVertex;
    }
}
