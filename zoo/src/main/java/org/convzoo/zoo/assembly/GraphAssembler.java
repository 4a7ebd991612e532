package org.convzoo.zoo.assembly;

import org.convzoo.zoo.blueprint.Addition;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Concatenation;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.Scaling;
import org.convzoo.zoo.blueprint.Shape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;

/** Turns a blueprint into the Deeplearning4j graph it describes. */
public final class GraphAssembler {

    private GraphAssembler() {}

    /**
     * A graph with fresh weights drawn from the seed. Its first output is the network's own, auxiliary heads follow.
     *
     * @param l2 factor of half the squared weights in the loss; biases and batch normalization have none
     */
    public static ComputationGraph assemble(Blueprint blueprint, IUpdater updater, double l2, long seed) {
        ComputationGraph graph = new ComputationGraph(configuration(blueprint, updater, l2, seed));
        graph.init();
        return graph;
    }

    static ComputationGraphConfiguration configuration(Blueprint blueprint, IUpdater updater, double l2, long seed) {
        NeuralNetConfiguration.Builder settings =
                new NeuralNetConfiguration.Builder().seed(seed).updater(updater);
        if (l2 > 0) {
            settings.l2(l2);
        }
        Shape input = blueprint.input();
        ComputationGraphConfiguration.GraphBuilder graph = settings.graphBuilder()
                .addInputs(Blueprint.INPUT)
                .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()));
        for (Node node : blueprint.nodes()) {
            add(graph, node);
        }
        return graph.setOutputs(blueprint.outputs().toArray(String[]::new)).build();
    }

    private static void add(ComputationGraphConfiguration.GraphBuilder graph, Node node) {
        String[] inputs = node.inputs().toArray(String[]::new);
        LayerSpec layer = node.layer();
        if (layer instanceof Concatenation) {
            graph.addVertex(node.name(), new MergeVertex(), inputs);
        } else if (layer instanceof Addition) {
            graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
        } else if (layer instanceof Scaling scaling) {
            graph.addVertex(node.name(), new ScaleVertex(scaling.factor()), inputs);
        } else {
            graph.addLayer(node.name(), Layers.of(layer), inputs);
        }
    }
}
