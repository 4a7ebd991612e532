package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Walks a graph from its input to its outputs and turns every vertex into nodes of a program. */
final class GraphReader {

    private final ComputationGraph graph;
    private final ComputationGraphConfiguration configuration;
    private final LayerReader layers;
    private final Consumers consumers;
    private final ProgramBuilder program;
    private final Map<String, Node> vertices = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<LossNode> outputs = new ArrayList<>();

    GraphReader(ComputationGraph graph, ParameterStore parameters, ProgramBuilder program) {
        this.graph = graph;
        this.configuration = graph.getConfiguration();
        this.program = program;
        this.consumers = new Consumers(configuration);
        this.layers = new LayerReader(this, graph, parameters, consumers, program);
    }

    /** Adds the whole graph to the program; in inference only what the first output needs. */
    void read(Buffer features) {
        List<String> ends = configuration.getNetworkOutputs();
        Set<String> needed = consumers.below(program.training ? ends : ends.subList(0, 1));
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (needed.contains(name) && !vertices.containsKey(name)) {
                vertices.put(name, node(name, features));
            }
        }
        if (program.training) {
            for (int i = nodes.size() - 1; i >= 0; i--) {
                nodes.get(i).compileBackward(program);
            }
        }
    }

    private Node node(String name, Buffer features) {
        if (configuration.getNetworkInputs().contains(name)) {
            return add(new InputNode(name, features));
        }
        List<Node> inputs = configuration.getVertexInputs().get(name).stream()
                .map(vertices::get)
                .toList();
        GraphVertex vertex = configuration.getVertices().get(name);
        boolean frozen = vertex instanceof FrozenVertex;
        GraphVertex inner = frozen ? ((FrozenVertex) vertex).getUnderlying() : vertex;
        return inner instanceof LayerVertex layer
                ? layers.read(name, layer, inputs.get(0), frozen)
                : VertexReader.read(this, name, inner, inputs);
    }

    /** Puts a node into the program; nodes are added in the order in which they run. */
    <N extends Node> N add(N node) {
        node.compileForward(program);
        nodes.add(node);
        if (node instanceof LossNode output) {
            outputs.add(output);
        }
        return node;
    }

    /** A vertex that another one has taken into itself. */
    void absorbed(String vertex, Node by) {
        vertices.put(vertex, by);
    }

    /** The graph's first output, as the configuration counts them. */
    LossNode firstOutput() {
        return (LossNode) vertices.get(configuration.getNetworkOutputs().get(0));
    }
}
