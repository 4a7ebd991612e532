package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.SoftmaxOutput;
import org.convzoo.zoo.blueprint.Window;

/**
 * SqueezeNet: Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", 2016 (arXiv:1602.07360),
 * table 1; version 1.1 is the authors' own later release.
 */
public final class SqueezeNet {

    private static final Publication PAPER = new Publication(
            "Iandola et al., SqueezeNet: AlexNet-level accuracy with 50x fewer parameters, arXiv:1602.07360", 2016);

    private static final LayerSpec POOL = Pooling.max(Window.of(3).stride(2)).roundingUp();

    /** A row of table 1: its number, filters that squeeze, filters of each kind that expand. */
    private record Fire(int number, int squeeze, int expand) {}

    private static final List<Fire> FIRES = List.of(
            new Fire(2, 16, 64),
            new Fire(3, 16, 64),
            new Fire(4, 32, 128),
            new Fire(5, 32, 128),
            new Fire(6, 48, 192),
            new Fire(7, 48, 192),
            new Fire(8, 64, 256),
            new Fire(9, 64, 256));

    /**
     * Where the releases differ.
     *
     * @param first the first convolution
     * @param pooled numbers of the layers that a pooling follows
     */
    private record Release(Convolution first, Set<Integer> pooled) {}

    private static final Release FIRST =
            new Release(Convolution.of(96, Window.of(7).stride(2)).relu(), Set.of(1, 4, 8));
    private static final Release SECOND =
            new Release(Convolution.of(64, Window.of(3).stride(2)).relu(), Set.of(1, 3, 5));

    private SqueezeNet() {}

    public static List<Architecture> all() {
        return List.of(
                network("squeezenet1_0", "SqueezeNet 1.0", FIRST), network("squeezenet1_1", "SqueezeNet 1.1", SECOND));
    }

    private static Architecture network(String name, String title, Release release) {
        return new Architecture(
                name, List.of(), title, PAPER, Task.imageNet(224), Set.of(), options -> table(options, release));
    }

    private static Flow table(NetworkOptions options, Release release) {
        Flow flow = Flow.from(options).then("conv1", release.first());
        for (Fire fire : FIRES) {
            int before = fire.number() - 1;
            flow = module(release.pooled().contains(before) ? flow.then("pool" + before, POOL) : flow, fire);
        }
        return flow.features() // 13x13x512
                .then("dropout", new Dropout(0.5))
                .then("conv10", Convolution.of(options.classes(), Window.of(1)).relu())
                .then("average", new GlobalPooling())
                .then("output", new SoftmaxOutput());
    }

    /** Figure 1: few 1x1 filters, then many 1x1 and 3x3 side by side. */
    private static Flow module(Flow from, Fire fire) {
        Flow squeezed = from.block("fire" + fire.number())
                .then("squeeze", Convolution.of(fire.squeeze(), Window.of(1)).relu());
        return squeezed.concatenate(
                        "output",
                        squeezed.then(
                                "expand1x1",
                                Convolution.of(fire.expand(), Window.of(1)).relu()),
                        squeezed.then(
                                "expand3x3",
                                Convolution.of(fire.expand(), Window.of(3).centred())
                                        .relu()))
                .endOfBlock();
    }
}
