package org.convzoo.zoo.names;

import org.convzoo.zoo.Architecture;
import org.jspecify.annotations.Nullable;

/** Layer names of Yerlan Idelbayev's CIFAR ResNets (github.com/akamaster/pytorch_resnet_cifar10). */
final class CifarTables {

    /** Option A's shortcut learns nothing; option B's is a sequence. */
    private static final LayerNames RESNET = LayerTable.parse("""
            conv1                    | conv1
            conv1_bn                 | bn1
            conv{s}_{b}_conv{i}      | layer{s-1}.{b-1}.conv{i}
            conv{s}_{b}_conv{i}_bn   | layer{s-1}.{b-1}.bn{i}
            conv{s}_{b}_shortcut     | layer{s-1}.{b-1}.shortcut.0
            conv{s}_{b}_shortcut_bn  | layer{s-1}.{b-1}.shortcut.1
            fc                       | linear
            """);

    private CifarTables() {}

    static @Nullable LayerNames of(Architecture architecture) {
        return switch (architecture.name()) {
            case "resnet20-cifar", "resnet32-cifar", "resnet44-cifar", "resnet56-cifar", "resnet110-cifar" -> RESNET;
            default -> null;
        };
    }
}
