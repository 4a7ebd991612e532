package org.convzoo.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * What a model's archive says of its network, held against that network.
 *
 * @param contract of its images
 * @param labels of its outputs, in order
 */
record ModelDocuments(ImageContract contract, List<String> labels) {

    static final String CONTRACT = "contract.json";
    static final String LABELS = "labels.json";

    /**
     * Reads them.
     *
     * @param network that the archive holds
     * @throws UserException if one is missing or damaged, or they are those of another network
     */
    static ModelDocuments read(Path file, ComputationGraphConfiguration network) {
        ImageContract contract = ModelArchive.document(file, CONTRACT, ImageContract.class);
        List<String> labels = Arrays.asList(ModelArchive.document(file, LABELS, String[].class));
        if (labels.contains(null) || new HashSet<>(labels).size() < labels.size()) {
            throw damaged(file, "in its " + LABELS + " a class has no name, or that of another");
        }
        long outputs = outputs(file, network, contract.input());
        if (labels.size() != outputs) {
            throw damaged(
                    file,
                    "its " + LABELS + " names " + labels.size()
                            + (labels.size() == 1 ? " class" : " classes") + ", its network has " + outputs
                            + " outputs");
        }
        return new ModelDocuments(contract, List.copyOf(labels));
    }

    /** How many there are, once every layer is known to take what images of that size would bring it. */
    private static long outputs(Path file, ComputationGraphConfiguration network, ImageSize input) {
        ComputationGraphConfiguration made = network.clone();
        Map<String, InputType> activations;
        try {
            activations = made.getLayerActivationTypes(
                    true, true, InputType.convolutional(input.height(), input.width(), input.channels()));
        } catch (RuntimeException unfit) {
            throw damaged(
                    file, "its " + CONTRACT + " is for images of " + input + ", which its network cannot take", unfit);
        }
        network.getVertices().forEach((name, vertex) -> {
            long takes = inputs(vertex);
            long gets = inputs(made.getVertices().get(name));
            if (takes != gets) {
                throw damaged(
                        file,
                        "its " + CONTRACT + " is for images of " + input + ", which would bring layer " + name + " "
                                + gets + " inputs; it takes " + takes);
            }
        });
        return activations.get(network.getNetworkOutputs().get(0)).arrayElementsPerExample();
    }

    /** Channels or values, -1 of what takes any number. */
    private static long inputs(GraphVertex vertex) {
        return vertex instanceof LayerVertex layer && layer.getLayerConf().getLayer() instanceof FeedForwardLayer sized
                ? sized.getNIn()
                : -1;
    }

    private static UserException damaged(Path file, String reason) {
        return UserException.failed(file + " is damaged: " + reason + "; " + ModelArchive.OTHER_FILE);
    }

    private static UserException damaged(Path file, String reason, RuntimeException cause) {
        return UserException.failed(damaged(file, reason).getMessage(), cause);
    }
}
