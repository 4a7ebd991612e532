package org.convzoo.training;

import java.util.List;
import org.convzoo.configs.Colour;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.signals.SignalStatistics;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.adaptation.NewHead;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network with what its inputs and outputs mean.
 *
 * @param graph takes {@code [N, C, H, W]}, gives {@code [N, K]}
 * @param contract what it expects of an image
 * @param labels names of its outputs, in order
 */
record Network(ComputationGraph graph, ImageContract contract, List<String> labels) {

    Network {
        labels = List.copyOf(labels);
    }

    /** The network of a configuration, with fresh weights, made for these images. */
    static Network build(RunConfig config, DataSplits splits) {
        ComputationGraph graph = GraphAssembler.assemble(blueprint(config, splits), learning(config), config.seed());
        return new Network(graph, contract(config, splits), splits.labels());
    }

    /** What the network that {@link #build} would make expects of an image. */
    static ImageContract contract(RunConfig config, DataSplits splits) {
        ModelConfig model = config.model();
        Architecture architecture = Zoo.named(model.architecture());
        ImageSize input = model.input() == null ? architecture.defaultInput() : model.input();
        return contract(architecture, input, splits)
                .withBackground(config.data().background());
    }

    /** The network of a configuration for images under a contract, whose parameters are still to be set. */
    static Network unset(RunConfig config, DataSplits splits, ImageContract contract) {
        ComputationGraph graph =
                GraphAssembler.assembleUnset(blueprint(config, splits, contract), learning(config), config.seed());
        return new Network(graph, contract, splits.labels());
    }

    /** The same network, for images whose transparent pixels are laid on a colour. */
    Network on(Colour background) {
        return new Network(graph, contract.withBackground(background), labels);
    }

    /** The layers that {@link #build} will make. */
    static Blueprint blueprint(RunConfig config, DataSplits splits) {
        Architecture architecture = Zoo.named(config.model().architecture());
        SignalFit.check(
                config.model().input() == null
                        ? architecture.defaultInput()
                        : config.model().input(),
                splits);
        return adapted(
                config,
                architecture.blueprint(config.model(), splits.labels().size()),
                splits.labels().size());
    }

    /** The same for images under a contract. */
    static Blueprint blueprint(RunConfig config, DataSplits splits, ImageContract contract) {
        int classes = splits.labels().size();
        Blueprint own = Zoo.named(config.model().architecture())
                .blueprint(config.model().withInput(contract.input()), classes);
        return adapted(config, own, classes);
    }

    private static Blueprint adapted(RunConfig config, Blueprint own, int classes) {
        return NewHead.of(config).map(head -> head.attachTo(own, classes)).orElse(own);
    }

    /**
     * How the whole network learns. Where a run has phases it does not: each phase has a graph of its own, over the same
     * parameters.
     */
    static Learning learning(RunConfig config) {
        return config.training() == null ? Learning.with(new NoOp()) : Optimizers.learning(config.training());
    }

    /**
     * Signals are normalised by what the training signals have in common. Images that are all of one size and no larger than the input are framed by zeros instead of being
     * stretched.
     */
    private static ImageContract contract(Architecture architecture, ImageSize input, DataSplits splits) {
        if (splits.hasSignals()) {
            return SignalStatistics.of(splits.training(), input.channels()).contract(input);
        }
        ImageContract contract = architecture.contract(input);
        return splits.nativeSize()
                .filter(size -> size.height() <= input.height() && size.width() <= input.width())
                .map(size -> contract.withResize(Resize.exact(size.height(), size.width())))
                .orElse(contract);
    }
}
