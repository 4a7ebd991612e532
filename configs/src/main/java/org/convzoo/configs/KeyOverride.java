package org.convzoo.configs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value given on the command line in place of the file's, as {@code --set key.path=value}.
 *
 * @param path keys of mappings and indexes of lists, from the root
 * @param value parsed as YAML; its positions carry the option instead of a file name
 */
record KeyOverride(List<String> path, Node value) {

    private static final String OPTION = "--set ";

    static boolean isLabel(String name) {
        return name.startsWith(OPTION);
    }

    /** Reads {@code key.path=value}; empty if a problem was added. */
    static Optional<KeyOverride> parse(String written, Problems problems) {
        String label = OPTION + YamlTree.oneLine(written);
        Mark mark = YamlTree.start(label);
        int equals = written.indexOf('=');
        List<String> path = equals < 0
                ? List.of()
                : List.of(written.substring(0, equals).strip().split("\\.", -1));
        if (path.isEmpty() || path.stream().anyMatch(String::isBlank)) {
            problems.add(mark, "must be key.path=value, e.g. training.epochs=3 or phases.0.epochs=3");
            return Optional.empty();
        }
        Problems inValue = new Problems();
        Optional<Node> value = YamlTree.parse(written.substring(equals + 1), label, inValue);
        if (!inValue.isEmpty()) {
            inValue.sorted().forEach(problems::add);
            return Optional.empty();
        }
        return Optional.of(new KeyOverride(path, value.orElseGet(() -> scalar(Tag.NULL, "", mark))));
    }

    /** The tree with the value in place; the given tree stays as it is, since aliases share its nodes. */
    Node applyTo(Node root, Problems problems) {
        return placed(root, 0, problems).orElse(root);
    }

    private Optional<Node> placed(Node node, int depth, Problems problems) {
        if (depth == path.size()) {
            return Optional.of(value);
        }
        if (node instanceof MappingNode mapping) {
            return inMapping(mapping, depth, problems);
        }
        if (node instanceof SequenceNode list) {
            return inList(list, depth, problems);
        }
        if (YamlTree.isNull(node)) {
            return inMapping(emptyMapping(), depth, problems);
        }
        problems.add(
                value,
                reached(depth) + " has no keys, it is " + YamlTree.describe(node) + "; to put keys in its place write '"
                        + reached(depth) + "={" + path.get(depth) + ": …}'");
        return Optional.empty();
    }

    private Optional<Node> inMapping(MappingNode mapping, int depth, Problems problems) {
        List<NodeTuple> entries = new ArrayList<>(mapping.getValue());
        for (int i = 0; i < entries.size(); i++) {
            Node key = entries.get(i).getKeyNode();
            if (key instanceof ScalarNode scalar && scalar.getValue().equals(path.get(depth))) {
                int index = i;
                return placed(entries.get(i).getValueNode(), depth + 1, problems)
                        .map(inner -> {
                            entries.set(index, new NodeTuple(key, inner));
                            return with(mapping, entries);
                        });
            }
        }
        return placed(emptyMapping(), depth + 1, problems).map(inner -> {
            entries.add(new NodeTuple(
                    scalar(Tag.STR, path.get(depth), value.getStartMark().orElseThrow()), inner));
            return with(mapping, entries);
        });
    }

    private Optional<Node> inList(SequenceNode list, int depth, Problems problems) {
        List<Node> entries = new ArrayList<>(list.getValue());
        String step = path.get(depth);
        int index = step.matches("[0-9]{1,6}") ? Integer.parseInt(step) : -1;
        if (index < 0 || index >= entries.size()) {
            problems.add(
                    value,
                    reached(depth) + " is a list of " + entries.size() + "; its entries are counted from 0, got "
                            + step);
            return Optional.empty();
        }
        return placed(entries.get(index), depth + 1, problems).map(inner -> {
            entries.set(index, inner);
            return new SequenceNode(
                    list.getTag(), true, entries, list.getFlowStyle(), list.getStartMark(), list.getEndMark());
        });
    }

    private String reached(int depth) {
        return Problems.subject(String.join(".", path.subList(0, depth)));
    }

    private MappingNode emptyMapping() {
        return new MappingNode(Tag.MAP, true, List.of(), FlowStyle.FLOW, value.getStartMark(), value.getEndMark());
    }

    private static Node with(MappingNode mapping, List<NodeTuple> entries) {
        return new MappingNode(
                mapping.getTag(), true, entries, mapping.getFlowStyle(), mapping.getStartMark(), mapping.getEndMark());
    }

    private static Node scalar(Tag tag, String text, Mark mark) {
        return new ScalarNode(tag, true, text, ScalarStyle.PLAIN, Optional.of(mark), Optional.of(mark));
    }
}
