package org.convzoo.configs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The entries of one mapping, each key once. */
final class Entries {

    private static final int LONGEST_FLOW_MAPPING = 100;

    private final String path;
    private final Map<String, NodeTuple> byName = new LinkedHashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final Set<String> mistyped = new HashSet<>();
    private boolean clean = true;

    private Entries(String path) {
        this.path = path;
    }

    /**
     * The entries of a node; empty if it is no mapping, which has then been added as a problem.
     *
     * @param keys what the mapping may hold, for the message
     */
    static Optional<Entries> of(Node node, String path, Collection<String> keys, Problems problems) {
        if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
            problems.addMismatch(node, path, "a mapping with the keys " + String.join(", ", keys));
            return Optional.empty();
        }
        Entries entries = new Entries(path);
        mapping.getValue().forEach(tuple -> entries.put(tuple, problems));
        return Optional.of(entries);
    }

    private void put(NodeTuple tuple, Problems problems) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.addMismatch(tuple.getKeyNode(), "a key", "a word");
            clean = false;
            return;
        }
        NodeTuple first = byName.putIfAbsent(key.getValue(), tuple);
        if (first != null) {
            Mark mark = first.getKeyNode().getStartMark().orElseThrow();
            problems.add(
                    key,
                    "key " + below(path, quoted(key)) + " is given twice, first at line " + (mark.getLine() + 1)
                            + ", column " + (mark.getColumn() + 1) + "; keep one of them");
            clean = false;
        }
    }

    /**
     * Adds a problem for each key that is not allowed; false if there is any, or a key was given twice.
     *
     * @param besideIt keys that are not allowed here, but beside this mapping
     */
    boolean refuseUnknown(List<String> keys, List<String> besideIt, Problems problems) {
        List<String> allowed = Stream.concat(taken.stream(), keys.stream()).toList();
        byName.forEach((name, tuple) -> {
            if (!allowed.contains(name)) {
                Node key = tuple.getKeyNode();
                Nearest.to(name, allowed).ifPresent(mistyped::add);
                String advice = besideIt.contains(name)
                        ? "; it does not go in here but beside it: write " + below(parent(path), name)
                        : Nearest.question(name, allowed) + "; allowed here: " + String.join(", ", allowed);
                problems.add(key, "unknown key " + below(path, quoted(key)) + advice);
                clean = false;
            }
        });
        return clean;
    }

    /** Whether an unknown key was taken for this one, which then is not missing as well. */
    boolean isMistyped(String name) {
        return mistyped.contains(name);
    }

    /** Whether there are no other keys than these. */
    boolean areAllOf(Collection<String> keys) {
        return keys.containsAll(byName.keySet());
    }

    Optional<Node> value(String name) {
        return Optional.ofNullable(byName.get(name)).map(NodeTuple::getValueNode);
    }

    /** Takes an entry out that the record itself does not have, so that it is not refused as unknown. */
    Optional<Node> take(String name) {
        taken.add(name);
        return Optional.ofNullable(byName.remove(name)).map(NodeTuple::getValueNode);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The key as a message shows it, with quotes only where it is not a plain word. */
    private static String quoted(Node key) {
        String word = YamlTree.scalarText(key);
        return word.matches("[A-Za-z0-9_-]{1,40}") ? word : YamlTree.describe(key);
    }

    /** The node that a dotted path leads to, or the last one on the way that was written down. */
    static Node deepest(Node node, String dottedPath) {
        Node reached = node;
        for (String step : dottedPath.split("\\.")) {
            Optional<Node> next = next(reached, step);
            if (next.isEmpty()) {
                return reached;
            }
            reached = next.get();
        }
        return reached;
    }

    private static Optional<Node> next(Node node, String step) {
        if (node instanceof SequenceNode list && step.matches("[0-9]{1,6}")) {
            int index = Integer.parseInt(step);
            return index < list.getValue().size() ? Optional.of(list.getValue().get(index)) : Optional.empty();
        }
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    static NodeTuple tuple(String key, Node value) {
        return new NodeTuple(new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN), value);
    }

    /** Whether entries can be read at a glance on one line. */
    static boolean areShort(List<NodeTuple> entries) {
        boolean scalars = entries.stream().map(NodeTuple::getValueNode).allMatch(ScalarNode.class::isInstance);
        return scalars
                && entries.stream()
                                .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
                                .mapToInt(node -> YamlTree.scalarText(node).length() + 2)
                                .sum()
                        < LONGEST_FLOW_MAPPING;
    }
}
