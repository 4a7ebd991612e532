package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.PixelScaling;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.PositionBias;
import org.convzoo.zoo.blueprint.SoftmaxOutput;
import org.convzoo.zoo.blueprint.Window;

/**
 * AlphaGo's policy network: Silver et al., "Mastering the game of Go with deep neural networks and tree search", Nature
 * 529, 2016, methods and extended data table 2: 48 feature planes of the board in, a probability for each point out.
 */
public final class AlphaGo {

    private static final Publication PAPER = new Publication(
            "Silver et al., Mastering the game of Go with deep neural networks and tree search, 2016", 2016);

    private static final int FILTERS = 192;

    private AlphaGo() {}

    public static List<Architecture> all() {
        return List.of(new Architecture(
                "alphago-policy",
                List.of(),
                "AlphaGo's policy network",
                PAPER,
                new Task(new ImageSize(19, 19, 48), AlphaGo::points, PixelScaling.range(0, 1)),
                Set.of(),
                AlphaGo::table));
    }

    private static int points(ImageSize board) {
        return board.height() * board.width();
    }

    private static Flow table(NetworkOptions options) {
        int points = points(options.input());
        if (options.classes() != points) {
            throw UserException.wrongUsage("model: alphago-policy has one class for each point of its board, " + points
                    + " on " + options.input() + ", but " + options.classes() + " are asked for");
        }
        Flow flow = Flow.from(options)
                .then("conv1", Convolution.of(FILTERS, Window.of(5).centred()).relu());
        for (int i = 2; i <= 12; i++) {
            flow = flow.then(
                    "conv" + i, Convolution.of(FILTERS, Window.of(3).centred()).relu());
        }
        return flow.features()
                .then("dropout", Dropout.onRequest())
                .then("conv13", Convolution.of(1, Window.of(1)).withoutBias())
                .then("bias", new PositionBias())
                .then("output", new SoftmaxOutput());
    }
}
