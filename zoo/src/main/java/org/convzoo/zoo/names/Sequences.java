package org.convzoo.zoo.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Concatenation;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.LayerSpec;

/**
 * Names of networks that torchvision writes as two sequences, {@code features} and behind it {@code classifier}, whose
 * members it numbers from 0. There an activation is a member of its own, and a module with branches is one member.
 */
final class Sequences {

    private final Set<String> branched;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> numbered = new HashSet<>();

    private Sequences(Blueprint blueprint) {
        branched = blueprint.nodes().stream()
                .filter(node -> node.block() != null && node.layer() instanceof Concatenation)
                .map(Node::block)
                .collect(Collectors.toSet());
    }

    /** @param blueprint as published, since a layer that is left out changes the numbers behind it */
    static LayerNames of(Blueprint blueprint) {
        Sequences sequences = new Sequences(blueprint);
        String sequence = "features";
        int place = 0;
        for (Node node : blueprint.nodes()) {
            place += sequences.name(node, sequence, place);
            if (node.name().equals(blueprint.features())) {
                sequence = "classifier";
                place = 0;
            }
        }
        return sequences.names::get;
    }

    /** @return how many members the layer adds */
    private int name(Node node, String sequence, int place) {
        String block = node.block();
        if (block == null || !branched.contains(block)) {
            names.put(node.name(), sequence + "." + place);
            return hasActivation(node.layer()) ? 2 : 1;
        }
        boolean first = numbered.add(block);
        int member = first ? place : place - 1;
        names.put(node.name(), sequence + "." + member + "." + node.name().substring(block.length() + 1));
        return first ? 1 : 0;
    }

    private static boolean hasActivation(LayerSpec layer) {
        return layer instanceof Convolution convolution && convolution.activation() != Activation.IDENTITY
                || layer instanceof Dense dense && dense.activation() != Activation.IDENTITY;
    }
}
