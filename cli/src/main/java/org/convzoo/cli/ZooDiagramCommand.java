package org.convzoo.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.diagram.NetworkDiagram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws a network. */
@Command(
        name = "diagram",
        description = "Draws a network as SVG: blocks folded, branches side by side, shapes on the edges.",
        footer = {
            "",
            "Examples: convzoo zoo diagram googlenet --output googlenet.svg",
            "          convzoo zoo diagram resnet50 --set model.stride=paper > resnet50.svg",
            "          convzoo zoo diagram lenet5 --input 28x28x1 --layers --output lenet5.svg"
        })
final class ZooDiagramCommand extends Verb {

    @Mixin
    NetworkArguments network = new NetworkArguments();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it; standard output if left out.")
    @Nullable
    Path output;

    @Option(names = "--layers", description = "Fold nothing: a box for every layer.")
    boolean layers;

    @Override
    public Integer call() {
        Blueprint blueprint = network.blueprint();
        NetworkDiagram diagram = layers
                ? NetworkDiagram.ofLayers(network.architecture(), blueprint)
                : NetworkDiagram.ofBlocks(network.architecture(), blueprint);
        if (output == null) {
            print(diagram);
        } else {
            AtomicFile.write(output, diagram::writeTo);
            terminal().err().println("Wrote " + output);
        }
        return 0;
    }

    private void print(NetworkDiagram diagram) {
        try {
            diagram.writeTo(terminal().out());
        } catch (IOException problem) {
            throw UserException.failed("cannot write to standard output: " + problem.getMessage(), problem);
        }
    }
}
