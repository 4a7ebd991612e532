package org.convzoo.engine.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.PaddedShortcut;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** The layers that pool. */
final class PoolingReader {

    private PoolingReader() {}

    static Node pooling(GraphReader nodes, String name, SubsamplingLayer layer, Node input) {
        long[] shape = input.output().shape();
        if (layer instanceof CeilPooling ceil) {
            return ceilPooling(nodes, name, ceil, input);
        }
        Window window = Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode(),
                shape[2],
                shape[3]);
        return nodes.add(new PoolingNode(name, input, window, kind(layer)));
    }

    private static Node ceilPooling(GraphReader nodes, String name, CeilPooling layer, Node input) {
        long[] shape = input.output().shape();
        Node pooled = nodes.add(new PoolingNode(name, input, Window.of(layer, shape[2], shape[3]), kind(layer)));
        if (kind(layer) != algorithm.pooling_avg_include_padding) {
            return pooled;
        }
        // oneDNN divides by the whole kernel even where it reaches beyond the padding
        double[][] factors = layer.meanFactors(shape[2], shape[3]);
        boolean none = Arrays.stream(factors).flatMapToDouble(Arrays::stream).allMatch(factor -> factor == 1);
        return none ? pooled : nodes.add(new PlaceFactorsNode(name, pooled, factors));
    }

    private static algorithm kind(SubsamplingLayer layer) {
        return switch (layer.getPoolingType()) {
            case MAX -> algorithm.pooling_max;
            case AVG ->
                layer.isAvgPoolIncludePadInDivisor()
                        ? algorithm.pooling_avg_include_padding
                        : algorithm.pooling_avg_exclude_padding;
            case SUM, PNORM -> throw new IllegalStateException("pooling " + layer.getPoolingType() + " is not covered");
        };
    }

    /** Windows of one pixel leave every stride-th of them. */
    static Node shortcut(GraphReader nodes, String name, PaddedShortcut layer, Node input) {
        long[] shape = input.output().shape();
        Window window = Window.pixels(layer.getStride(), shape[2], shape[3]);
        Node taken = layer.getStride() == 1
                ? input
                : nodes.add(new PoolingNode(name, input, window, algorithm.pooling_avg_exclude_padding));
        return shape[1] == layer.getChannels()
                ? taken
                : nodes.add(BorderNode.channels(name, taken, layer.channelsBefore(shape[1]), layer.getChannels()));
    }

    static Node globalPooling(GraphReader nodes, String name, GlobalPoolingLayer layer, Node input) {
        long[] shape = input.output().shape();
        algorithm kind =
                switch (layer.getPoolingType()) {
                    case MAX -> algorithm.pooling_max;
                    case AVG -> algorithm.pooling_avg_include_padding;
                    case SUM, PNORM ->
                        throw new IllegalStateException("pooling " + layer.getPoolingType() + " is not covered");
                };
        Node pooled = nodes.add(new PoolingNode(name, input, Window.whole(shape[2], shape[3]), kind));
        return layer.isCollapseDimensions() ? nodes.add(new ReshapeNode(name, pooled, shape[0], shape[1])) : pooled;
    }
}
