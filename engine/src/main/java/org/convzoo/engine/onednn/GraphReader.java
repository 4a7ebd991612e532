package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks a graph from its input to its outputs and turns every vertex into nodes of a program. */
final class GraphReader {

    private static final Logger LOG = LoggerFactory.getLogger(GraphReader.class);

    private final ComputationGraph graph;
    private final ComputationGraphConfiguration configuration;
    private final LayerReader layers;
    private final List<String> ends;
    private final Consumers consumers;
    private final ProgramBuilder program;
    private final GraphParameters parameters;
    private final Set<String> handedOver;
    private final Map<String, Node> vertices = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param ends vertices whose outputs are wanted; nothing above them becomes a part of the program
     * @param handedOver names of vertices that Deeplearning4j runs; this adds to them
     */
    GraphReader(
            ComputationGraph graph,
            List<String> ends,
            ParameterStore parameters,
            ProgramBuilder program,
            Set<String> handedOver) {
        this.graph = graph;
        this.configuration = graph.getConfiguration();
        this.program = program;
        this.parameters = new GraphParameters(graph, parameters, program.training);
        this.handedOver = handedOver;
        this.ends = List.copyOf(ends);
        this.consumers = new Consumers(configuration, ends);
        this.layers = new LayerReader(this, graph, this.parameters, consumers);
    }

    /** Adds to the program all that the ends need. */
    void read(Buffer features) {
        Set<String> needed = consumers.below(ends);
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (needed.contains(name) && !vertices.containsKey(name)) {
                vertices.put(name, node(name, features));
            }
        }
        program.forwardEnds();
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
        if (inner instanceof LayerVertex layer) {
            return layers.read(name, layer, inputs.get(0), frozen);
        }
        boolean oneShape = inputs.stream()
                        .map(input -> Arrays.toString(input.output().shape()))
                        .distinct()
                        .count()
                == 1;
        return Coverage.covers(inner, oneShape)
                ? VertexReader.read(this, name, inner, inputs)
                : handOver(name, inputs, frozen);
    }

    /** Lets Deeplearning4j run a vertex. */
    Node handOver(String name, List<Node> inputs, boolean frozen) {
        if (configuration.getNetworkOutputs().contains(name)) {
            throw new UnsupportedGraphException("its output " + name + " is of a kind that is not known here");
        }
        var vertex = graph.getVertex(name);
        if (handedOver.add(name)) {
            LOG.info("Deeplearning4j runs {}, a {}", name, kind(name));
        }
        Map<String, Parameter> own = new LinkedHashMap<>();
        parameters.table(name).forEach((key, array) -> {
            Layout layout = Layout.strided(ElementType.FLOAT32, array.shape(), array.stride());
            own.put(key, parameters.get(name, key, layout, frozen));
        });
        return add(new Dl4jVertexNode(name, inputs, vertex, frozen, own));
    }

    private String kind(String name) {
        GraphVertex vertex = configuration.getVertices().get(name);
        return vertex instanceof LayerVertex layer
                ? layer.getLayerConf().getLayer().getClass().getSimpleName()
                : vertex.getClass().getSimpleName();
    }

    /** Adds two arrays and takes a following activation layer along. */
    Node addition(String name, List<Node> inputs) {
        Fusion fusion = Fusion.after(name, graph, consumers);
        Node node = add(new AdditionNode(name, inputs, fusion.activation()));
        fusion.absorbed().ifPresent(vertex -> absorbed(vertex, node));
        return node;
    }

    /** Puts a node into the program; nodes are added in the order in which they run. */
    <N extends Node> N add(N node) {
        node.compileForward(program);
        nodes.add(node);
        return node;
    }

    /** A vertex that another one has taken into itself. */
    void absorbed(String vertex, Node by) {
        vertices.put(vertex, by);
    }

    /** Where the outputs of the ends will be found, once the program has run. */
    List<INDArray> outputs() {
        return ends.stream().map(this::output).toList();
    }

    private INDArray output(String end) {
        Node node = vertices.get(end);
        return node instanceof LossNode loss
                ? loss.result()
                : add(new ResultNode(end, node)).result();
    }
}
