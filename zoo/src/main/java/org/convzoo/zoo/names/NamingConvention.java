package org.convzoo.zoo.names;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/** Whose names a file of weights has. */
public enum NamingConvention {
    TORCHVISION("torchvision", Framework.PYTORCH, TorchvisionTables::of),
    TIMM("timm", Framework.PYTORCH, TimmTables::of),
    /** Checkpoints of github.com/akamaster/pytorch_resnet_cifar10. */
    PYTORCH_RESNET_CIFAR10("pytorch_resnet_cifar10", Framework.PYTORCH, CifarTables::of),
    KERAS("Keras", Framework.KERAS, KerasTables::of),
    /** This zoo's own layer names, with PyTorch's names of what a layer learns: {@code conv2_1_conv1_bn.running_mean}. */
    CONVZOO("convzoo", Framework.PYTORCH, OwnNames::of);

    private final String title;
    private final Framework framework;
    private final Function<Architecture, @Nullable LayerNames> tables;

    NamingConvention(String title, Framework framework, Function<Architecture, @Nullable LayerNames> tables) {
        this.title = title;
        this.framework = framework;
        this.tables = tables;
    }

    /** As messages show it. */
    public String title() {
        return title;
    }

    /** Whether its arrays lie as PyTorch has them, which is what safetensors files hold. */
    public boolean isForSafetensors() {
        return framework == Framework.PYTORCH;
    }

    /** The conventions that have this network. */
    public static List<NamingConvention> of(Architecture architecture) {
        return Arrays.stream(values())
                .filter(convention -> convention.tables.apply(architecture) != null)
                .toList();
    }

    /**
     * The names of a network's parameters.
     *
     * @param blueprint of this architecture, with any options
     * @return empty if nobody who follows this convention has the network
     */
    public Optional<ParameterNames> names(Architecture architecture, Blueprint blueprint) {
        return Optional.ofNullable(tables.apply(architecture))
                .map(layers -> ParameterNames.of(title, framework, layers, blueprint));
    }
}
