package org.convzoo.zoo.names;

import org.convzoo.zoo.Architecture;
import org.jspecify.annotations.Nullable;

/** Layer names of torchvision's networks, read from its state dictionaries. */
final class TorchvisionTables {

    /** Its stages count from 1, its blocks from 0; the projection of a shortcut is a sequence. */
    private static final LayerNames RESNET = LayerTable.parse("""
            conv1                    | conv1
            conv1_bn                 | bn1
            conv{s}_{b}_conv{i}      | layer{s-1}.{b-1}.conv{i}
            conv{s}_{b}_conv{i}_bn   | layer{s-1}.{b-1}.bn{i}
            conv{s}_{b}_shortcut     | layer{s-1}.{b-1}.downsample.0
            conv{s}_{b}_shortcut_bn  | layer{s-1}.{b-1}.downsample.1
            fc                       | fc
            """);

    private static final LayerNames GOOGLENET =
            LayerTable.parse("""
            conv1                        | conv1
            conv2_reduce                 | conv2
            conv2                        | conv3
            inception{m}_1x1             | inception{m}.branch1
            inception{m}_3x3_reduce      | inception{m}.branch2.0
            inception{m}_3x3             | inception{m}.branch2.1
            inception{m}_5x5_reduce      | inception{m}.branch3.0
            inception{m}_5x5             | inception{m}.branch3.1
            inception{m}_pool_projection | inception{m}.branch4.1
            auxiliary_4a_conv            | aux1.conv
            auxiliary_4d_conv            | aux2.conv
            """).asModules(".conv", ".bn").or(LayerTable.parse("""
            auxiliary_4a_fc              | aux1.fc1
            auxiliary_4d_fc              | aux2.fc1
            auxiliary_4a_classifier      | aux1.fc2
            auxiliary_4d_classifier      | aux2.fc2
            classifier                   | fc
            """));

    private TorchvisionTables() {}

    static @Nullable LayerNames of(Architecture architecture) {
        return switch (architecture.name()) {
            case "alexnet-torchvision",
                    "vgg-a",
                    "vgg-b",
                    "vgg16",
                    "vgg19",
                    "vgg-a-bn",
                    "vgg-b-bn",
                    "vgg16-bn",
                    "vgg19-bn",
                    "squeezenet1_0",
                    "squeezenet1_1" -> Sequences.of(architecture.blueprint());
            case "resnet18", "resnet34", "resnet50", "resnet101", "resnet152" -> RESNET;
            case "googlenet-bn" -> GOOGLENET;
            default -> null;
        };
    }
}
