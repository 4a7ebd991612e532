package org.convzoo.zoo.assembly;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.LossConfig;
import org.convzoo.engine.layers.ShiftOnlyBatchNormalization;
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
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Turns a blueprint into the Deeplearning4j graph it describes. */
public final class GraphAssembler {

    private GraphAssembler() {}

    /** A graph with fresh weights drawn from the seed. Its first output is the network's own, auxiliary heads follow. */
    public static ComputationGraph assemble(Blueprint blueprint, Learning learning, long seed) {
        ComputationGraph graph = new ComputationGraph(configuration(blueprint, learning, seed));
        graph.init();
        return graph;
    }

    /**
     * A graph whose parameters are still to be set, which saves the time to draw them, and to clear their memory: they are
     * anything but the scales that normalization does not learn, which are 1. {@link #draw} gives layers that are not set
     * fresh weights.
     */
    public static ComputationGraph assembleUnset(Blueprint blueprint, Learning learning, long seed) {
        return assembleUnset(blueprint, learning, seed, Set.of());
    }

    /**
     * The same with some layers frozen.
     *
     * @param frozen names of the layers that do not learn, and are in inference mode in training too
     */
    public static ComputationGraph assembleUnset(
            Blueprint blueprint, Learning learning, long seed, Set<String> frozen) {
        ComputationGraphConfiguration configuration = configuration(blueprint, learning, seed, frozen);
        long parameters = configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true))
                .sum();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init(Nd4j.createUninitialized(DataType.FLOAT, 1, parameters), false);
        for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
            if (layer.conf().getLayer() instanceof ShiftOnlyBatchNormalization) {
                layer.getParam(BatchNormalizationParamInitializer.GAMMA).assign(1);
            }
        }
        return graph;
    }

    /**
     * A graph of the same layers, some of them frozen, over the parameters of another: what one changes the other has.
     *
     * @param parameters of a graph that was assembled from this blueprint
     * @param frozen names of the layers that do not learn, and are in inference mode in training too
     */
    public static ComputationGraph assemble(
            Blueprint blueprint, Learning learning, long seed, Set<String> frozen, INDArray parameters) {
        ComputationGraph graph = new ComputationGraph(configuration(blueprint, learning, seed, frozen));
        graph.init(parameters, false);
        return graph;
    }

    /** Gives layers of a graph fresh weights, drawn from the seed it was assembled with. */
    public static void draw(ComputationGraph graph, List<String> layers) {
        Nd4j.getRandom()
                .setSeed(graph.getConfiguration().getDefaultConfiguration().getSeed());
        for (String name : layers) {
            org.deeplearning4j.nn.api.Layer layer = graph.getLayer(name);
            layer.conf().getLayer().initializer().init(layer.conf(), layer.params(), true);
        }
    }

    /** What {@link #assemble} makes a graph of; it takes no memory to speak of. */
    public static ComputationGraphConfiguration configuration(Blueprint blueprint, Learning learning, long seed) {
        return configuration(blueprint, learning, seed, Set.of());
    }

    /**
     * The same with some layers frozen.
     *
     * @param frozen names of the layers that do not learn
     */
    public static ComputationGraphConfiguration configuration(
            Blueprint blueprint, Learning learning, long seed, Set<String> frozen) {
        NeuralNetConfiguration.Builder settings =
                new NeuralNetConfiguration.Builder().seed(seed).updater(learning.updater());
        if (learning.l2() > 0) {
            settings.l2(learning.l2());
        }
        Shape input = blueprint.input();
        ComputationGraphConfiguration.GraphBuilder graph = settings.graphBuilder()
                .addInputs(Blueprint.INPUT)
                .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()));
        for (Node node : blueprint.nodes()) {
            add(graph, node, learning.loss(), frozen.contains(node.name()));
        }
        return graph.setOutputs(blueprint.outputs().toArray(String[]::new)).build();
    }

    private static void add(
            ComputationGraphConfiguration.GraphBuilder graph, Node node, LossConfig loss, boolean frozen) {
        String[] inputs = node.inputs().toArray(String[]::new);
        LayerSpec specification = node.layer();
        GraphVertex vertex = vertex(specification);
        // what has no parameters is frozen too: Deeplearning4j's backward pass skips what is frozen, and for what lies
        // in between it has no gradient
        if (vertex != null) {
            graph.addVertex(node.name(), frozen ? new FrozenVertex(vertex) : vertex, inputs);
        } else {
            Layer layer = Layers.of(node, loss);
            graph.addLayer(node.name(), frozen ? new FrozenLayer(layer) : layer, inputs);
        }
    }

    /** Null for layers. */
    private static @Nullable GraphVertex vertex(LayerSpec specification) {
        if (specification instanceof Concatenation) {
            return new MergeVertex();
        } else if (specification instanceof Addition) {
            return new ElementWiseVertex(ElementWiseVertex.Op.Add);
        }
        return specification instanceof Scaling scaling ? new ScaleVertex(scaling.factor()) : null;
    }
}
