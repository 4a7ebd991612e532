package org.convzoo.engine.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** The layers that pool. */
final class PoolingReader {

    private PoolingReader() {}

    static Node pooling(GraphReader nodes, String name, SubsamplingLayer layer, Node input) {
        long[] shape = input.output().shape();
        Window window = Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode(),
                shape[2],
                shape[3]);
        algorithm kind =
                switch (layer.getPoolingType()) {
                    case MAX -> algorithm.pooling_max;
                    case AVG ->
                        layer.isAvgPoolIncludePadInDivisor()
                                ? algorithm.pooling_avg_include_padding
                                : algorithm.pooling_avg_exclude_padding;
                    case SUM, PNORM ->
                        throw new IllegalStateException("pooling " + layer.getPoolingType() + " is not covered");
                };
        return nodes.add(new PoolingNode(name, input, window, kind));
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
