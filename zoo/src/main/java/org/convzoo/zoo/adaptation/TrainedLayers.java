package org.convzoo.zoo.adaptation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.TrainedPart;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Dropout;

/**
 * Which layers of a network learn; the others are frozen.
 *
 * @param network all layers
 * @param names of those that learn, with those among them that have nothing to learn
 */
public record TrainedLayers(Blueprint network, Set<String> names) {

    public TrainedLayers {
        names = Set.copyOf(names);
    }

    /**
     * The layers that a phase trains: always the head, with the auxiliary ones, and what the part says of the body.
     *
     * @param network whose {@link Blueprint#features()} are the end of its body
     * @param key of the part in the configuration, for messages
     * @throws WrongKeyException if the network has no such layer or fewer blocks, or the part has nothing to learn
     */
    public static TrainedLayers of(Blueprint network, TrainedPart part, String key) {
        Blueprint body = network.upTo(network.features());
        Set<String> frozen =
                switch (part.kind()) {
                    case ALL -> Set.of();
                    case HEAD -> names(body);
                    case FROM_LAYER -> before(network, body, Objects.requireNonNull(part.layer()), key);
                    case LAST_BLOCKS -> allButLast(part.blocks(), body, key);
                };
        TrainedLayers trained = new TrainedLayers(
                network,
                network.nodes().stream()
                        .map(Node::name)
                        .filter(name -> !frozen.contains(name))
                        .collect(Collectors.toSet()));
        if (trained.parameters() == 0) {
            throw new WrongKeyException(
                    key,
                    part + " trains nothing: no layer behind " + network.features() + " of " + network.name()
                            + " has parameters; train all, or the last blocks");
        }
        return trained;
    }

    private static Set<String> names(Blueprint body) {
        return body.nodes().stream().map(Node::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> before(Blueprint network, Blueprint body, String layer, String key) {
        List<String> all = network.nodes().stream().map(Node::name).toList();
        int first = all.indexOf(layer);
        if (first < 0) {
            throw new WrongKeyException(
                    key,
                    network.name() + " has no layer " + layer + Nearest.question(layer, all)
                            + "; `convzoo zoo describe " + network.name() + "` shows all");
        }
        Set<String> frozen = names(body);
        frozen.retainAll(all.subList(0, first));
        return frozen;
    }

    private static Set<String> allButLast(int blocks, Blueprint body, String key) {
        List<List<String>> units = BodyUnits.of(body);
        if (blocks > units.size()) {
            throw new WrongKeyException(
                    key,
                    "the body of " + body.name() + " has " + units.size()
                            + (units.size() == 1 ? " block" : " blocks") + ", so its last " + blocks
                            + " cannot be trained; write all to train every layer");
        }
        Set<String> frozen = new HashSet<>();
        units.subList(0, units.size() - blocks).forEach(frozen::addAll);
        return frozen;
    }

    /** How many numbers learn. */
    public long parameters() {
        return network.nodes().stream()
                .filter(node -> names.contains(node.name()))
                .mapToLong(Node::parameters)
                .sum();
    }

    /** Names of the layers that do not learn. */
    public Set<String> frozen() {
        return network.nodes().stream()
                .map(Node::name)
                .filter(name -> !names.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What each layer's learning rate is multiplied by if that shrinks from block to block: the head has the whole.
     *
     * @param decay for each block further from the head, greater than 0 and at most 1
     * @return by layer; without those of the head
     */
    public Map<String, Double> rateFactors(double decay) {
        Map<String, Double> factors = new HashMap<>();
        if (decay == 1) {
            return factors;
        }
        List<List<String>> units = BodyUnits.of(network.upTo(network.features()));
        for (int i = 0; i < units.size(); i++) {
            double factor = Math.pow(decay, units.size() - i);
            units.get(i).stream().filter(names::contains).forEach(name -> factors.put(name, factor));
        }
        return factors;
    }

    /**
     * The last layer whose output is the same in every epoch, and all that what learns sees of an image.
     *
     * @return empty if there is none, because the first layers learn or what is frozen is seen at several places
     */
    public Optional<String> lastFixedOutput() {
        List<Node> nodes = network.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            String candidate = nodes.get(i).name();
            Set<String> below = names(network.upTo(candidate));
            boolean fixed =
                    nodes.stream().filter(node -> below.contains(node.name())).noneMatch(this::changes);
            if (fixed && below.size() < nodes.size() && network.isOnlyWayThrough(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean changes(Node node) {
        return names.contains(node.name()) && (node.parameters() > 0 || node.layer() instanceof Dropout);
    }
}
