package org.convzoo.zoo.names;

import org.convzoo.zoo.Architecture;
import org.jspecify.annotations.Nullable;

/** Layer names of timm (github.com/huggingface/pytorch-image-models) where they are not torchvision's, as its ResNets' are. */
final class TimmTables {

    private static final LayerNames VGG_HEAD =
            LayerTable.parse("""
            fc1         | pre_logits.fc1
            fc2         | pre_logits.fc2
            predictions | head.fc
            """).withConvolution("fc1").withConvolution("fc2");

    private TimmTables() {}

    static @Nullable LayerNames of(Architecture architecture) {
        return switch (architecture.name()) {
            case "vgg-a", "vgg-b", "vgg16", "vgg19", "vgg-a-bn", "vgg-b-bn", "vgg16-bn", "vgg19-bn" ->
                VGG_HEAD.or(Sequences.of(architecture.blueprint()));
            default -> null;
        };
    }
}
