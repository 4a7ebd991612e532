package org.convzoo.training.features;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.javacpp.BytePointer;
import org.convzoo.data.Fingerprint;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** What a layer puts out depends on: the layers that it is computed from, how they are connected, and their numbers. */
final class BodyDigest {

    /** What a configuration says of training or of the machine alone; whether a layer is frozen is no matter either. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "biasInit",
            "biasUpdater",
            "constraints",
            "cudnnAlgoMode",
            "cudnnAllowFallback",
            "cudnnBwdDataAlgo",
            "cudnnBwdFilterAlgo",
            "cudnnFwdAlgo",
            "gainInit",
            "gradientNormalization",
            "gradientNormalizationThreshold",
            "idropout",
            "iupdater",
            "regularization",
            "regularizationBias",
            "weightInitFn",
            "weightNoise");

    private static final int PIECE = 1 << 16;

    private final ComputationGraph graph;
    private final Map<String, List<String>> inputs;
    // Layers have much in common of what lies below them.
    private final Map<String, String> known = new HashMap<>();

    /** @param graph whose own parameters are up to date, and stay as they are */
    BodyDigest(ComputationGraph graph) {
        this.graph = graph;
        this.inputs = graph.getConfiguration().getVertexInputs();
    }

    /** SHA-256, in hexadecimal, over what a layer's output depends on. */
    String of(String layer) {
        Fingerprint all = new Fingerprint();
        all.add(layer).add(graph.getConfiguration().getNetworkInputs());
        // by name: another head may put the same layers into another order
        for (String name : below(layer)) {
            all.add(name).add(inputs.get(name)).add(known.computeIfAbsent(name, this::ofVertex));
        }
        return all.hexadecimal();
    }

    private String ofVertex(String name) {
        Fingerprint one = new Fingerprint();
        one.add(structure(graph.getConfiguration().getVertices().get(name)));
        Map<String, INDArray> parameters = new TreeMap<>(graph.getVertex(name).paramTable(false));
        one.add(parameters.size());
        parameters.forEach((parameter, values) -> add(one.add(parameter), values));
        return one.hexadecimal();
    }

    /** The layer and all that it is computed from, but for the network's inputs. */
    private Set<String> below(String layer) {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(layer));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (inputs.containsKey(name) && found.add(name)) {
                open.addAll(inputs.get(name));
            }
        }
        return found;
    }

    private static String structure(GraphVertex vertex) {
        GraphVertex thawed = vertex instanceof FrozenVertex frozen ? frozen.getUnderlying() : vertex;
        if (!(thawed instanceof LayerVertex layer)) {
            return json(thawed);
        }
        String preparation = layer.getPreProcessor() == null ? "" : json(layer.getPreProcessor());
        return preparation + json(thawed(layer.getLayerConf().getLayer()));
    }

    private static Layer thawed(Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            return thawed(frozen.getLayer());
        }
        return layer instanceof FrozenLayerWithBackprop frozen ? thawed(frozen.getUnderlying()) : layer;
    }

    private static String json(Object configuration) {
        ObjectMapper mapper = NeuralNetConfiguration.mapper();
        try {
            JsonNode tree = mapper.readTree(mapper.writeValueAsString(configuration));
            if (tree instanceof ObjectNode keys) {
                keys.remove(WITHOUT_EFFECT);
            }
            return tree.toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Deeplearning4j cannot write its own configuration", impossible);
        }
    }

    /** The shape and the float32 values row by row, whatever way they lie in memory. */
    private static void add(Fingerprint to, INDArray values) {
        for (long size : values.shape()) {
            to.add(size);
        }
        MessageDigest digest = Fingerprint.sha256();
        try (INDArray rowByRow = values.castTo(DataType.FLOAT).dup('c')) {
            BytePointer memory = new BytePointer(rowByRow.data().addressPointer());
            long length = rowByRow.length() * Float.BYTES;
            for (long position = 0; position < length; position += PIECE) {
                ByteBuffer piece = memory.position(position)
                        .limit(Math.min(length, position + PIECE))
                        .asByteBuffer();
                digest.update(piece);
            }
        }
        to.add(digest.digest());
    }
}
