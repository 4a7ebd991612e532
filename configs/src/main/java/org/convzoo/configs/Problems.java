package org.convzoo.configs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong while a configuration is read, so that all of it is told at once. */
final class Problems {

    // A set, because an alias lets the same node be read at two places.
    private final Set<ConfigProblem> found = new LinkedHashSet<>();

    void add(Node node, String message) {
        add(node.getStartMark().orElseThrow(), message);
    }

    void add(Mark mark, String message) {
        if (KeyOverride.isLabel(mark.getName())) {
            add(new ConfigProblem(mark.getName(), 0, 0, message));
        } else {
            add(new ConfigProblem(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1, message));
        }
    }

    void add(ConfigProblem problem) {
        found.add(problem);
    }

    /** Adds that the value of a key is of the wrong kind. */
    void addMismatch(Node node, String path, String expected) {
        add(node, subject(path) + " must be " + expected + ", got " + YamlTree.describe(node));
    }

    /** How a message names the value at a path; the empty path is the root. */
    static String subject(String path) {
        return path.isEmpty() ? "a configuration" : path;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    InvalidConfigException toException() {
        return new InvalidConfigException(sorted());
    }

    List<ConfigProblem> sorted() {
        return found.stream().sorted(ConfigProblem.BY_POSITION).toList();
    }
}
