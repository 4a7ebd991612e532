package org.convzoo.benchmarks.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** ResNet-50 of bottleneck blocks: He et al. 2015, table 1. */
final class ResidualNetwork {

    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final int EXPANSION = 4;

    private final GraphBuilder graph;
    private final Chain trunk;

    ResidualNetwork(GraphBuilder graph, String input) {
        this.graph = graph;
        this.trunk = new Chain(graph, input);
    }

    /** Adds the whole network and returns its output. */
    String build(int classes) {
        convolve(trunk, 64, 7, 2, 3); // [N, 64, 112, 112]
        rectify(trunk);
        trunk.add(Chain.maxPooling(3, 2, 1)); // [N, 64, 56, 56]
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            for (int block = 0; block < BLOCKS[stage]; block++) {
                bottleneck("sum" + stage + "_" + block, 64 << stage, block == 0, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return trunk.add(new GlobalPoolingLayer(PoolingType.AVG)) // [N, 2048]
                .add(Chain.classifier(classes))
                .last();
    }

    private void bottleneck(String sum, int width, boolean projected, int stride) {
        Chain shortcut = trunk.branch(sum + "_shortcut");
        if (projected) {
            convolve(shortcut, width * EXPANSION, 1, stride, 0);
        }
        convolve(trunk, width, 1, 1, 0);
        rectify(trunk);
        convolve(trunk, width, 3, stride, 1);
        rectify(trunk);
        convolve(trunk, width * EXPANSION, 1, 1, 0);
        graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), trunk.last(), shortcut.last());
        trunk.continueFrom(sum);
        rectify(trunk);
    }

    private static void convolve(Chain chain, int filters, int kernel, int stride, int padding) {
        chain.add(Chain.convolution(filters, kernel, stride, padding)
                        .hasBias(false)
                        .build())
                .add(new BatchNormalization.Builder().eps(1e-5).decay(0.9).build());
    }

    private static void rectify(Chain chain) {
        chain.add(new ActivationLayer(Activation.RELU));
    }
}
