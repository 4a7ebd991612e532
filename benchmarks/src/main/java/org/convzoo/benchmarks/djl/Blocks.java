package org.convzoo.benchmarks.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.convzoo.benchmarks.trial.Network;

/** The benchmark's networks as DJL's blocks, all of which end in logits. */
final class Blocks {

    /** Convolutions before each pooling of VGG16. */
    private static final int[] VGG16_CONVOLUTIONS = {2, 2, 3, 3, 3};

    /** Bottleneck blocks of each stage of ResNet-50: He et al. 2015, table 1. */
    private static final int[] RESNET50_BLOCKS = {3, 4, 6, 3};

    private static final int EXPANSION = 4;

    private Blocks() {}

    static Block build(Network network) {
        return switch (network) {
            case LENET -> lenet();
            case RESNET50 -> resnet50();
            case VGG16 -> vgg16();
        };
    }

    private static Block lenet() {
        return new SequentialBlock()
                .add(convolution(20, 5, 1, 0, true))
                .add(maxPooling(2, 2, 0))
                .add(convolution(50, 5, 1, 0, true))
                .add(maxPooling(2, 2, 0))
                .add(ai.djl.nn.Blocks.batchFlattenBlock())
                .add(dense(500))
                .add(Activation.reluBlock())
                .add(dense(Network.LENET.classes()));
    }

    private static Block vgg16() {
        SequentialBlock network = new SequentialBlock();
        for (int stage = 0; stage < VGG16_CONVOLUTIONS.length; stage++) {
            for (int i = 0; i < VGG16_CONVOLUTIONS[stage]; i++) {
                network.add(convolution(Math.min(512, 64 << stage), 3, 1, 1, true))
                        .add(Activation.reluBlock());
            }
            network.add(maxPooling(2, 2, 0));
        }
        return network.add(ai.djl.nn.Blocks.batchFlattenBlock())
                .add(dense(4096))
                .add(Activation.reluBlock())
                .add(dense(4096))
                .add(Activation.reluBlock())
                .add(dense(Network.VGG16.classes()));
    }

    private static Block resnet50() {
        SequentialBlock network = new SequentialBlock();
        normalized(network, 64, 7, 2, 3); // [N, 64, 112, 112]
        network.add(Activation.reluBlock()).add(maxPooling(3, 2, 1)); // [N, 64, 56, 56]
        for (int stage = 0; stage < RESNET50_BLOCKS.length; stage++) {
            for (int block = 0; block < RESNET50_BLOCKS[stage]; block++) {
                network.add(bottleneck(64 << stage, block == 0, stage > 0 && block == 0 ? 2 : 1))
                        .add(Activation.reluBlock());
            }
        }
        return network.add(Pool.globalAvgPool2dBlock()) // [N, 2048]
                .add(dense(Network.RESNET50.classes()));
    }

    private static Block bottleneck(int width, boolean projected, int stride) {
        SequentialBlock body = new SequentialBlock();
        normalized(body, width, 1, 1, 0);
        body.add(Activation.reluBlock());
        normalized(body, width, 3, stride, 1);
        body.add(Activation.reluBlock());
        normalized(body, width * EXPANSION, 1, 1, 0);
        Block shortcut = projected
                ? normalized(new SequentialBlock(), width * EXPANSION, 1, stride, 0)
                : ai.djl.nn.Blocks.identityBlock();
        return new ParallelBlock(
                paths -> new NDList(
                        paths.get(0).singletonOrThrow().add(paths.get(1).singletonOrThrow())),
                List.of(body, shortcut));
    }

    private static Block normalized(SequentialBlock chain, int filters, int kernel, int stride, int padding) {
        return chain.add(convolution(filters, kernel, stride, padding, false))
                .add(BatchNorm.builder().optEpsilon(1e-5f).optMomentum(0.9f).build());
    }

    private static Block convolution(int filters, int kernel, int stride, int padding, boolean bias) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(bias)
                .build();
    }

    private static Block maxPooling(int kernel, int stride, int padding) {
        return Pool.maxPool2dBlock(new Shape(kernel, kernel), new Shape(stride, stride), new Shape(padding, padding));
    }

    private static Block dense(int units) {
        return Linear.builder().setUnits(units).build();
    }
}
