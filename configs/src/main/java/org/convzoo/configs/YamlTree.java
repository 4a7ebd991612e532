package org.convzoo.configs;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2 text as a tree whose nodes know their positions. */
final class YamlTree {

    /** The composer descends by recursion, so depth is bounded before it starts. */
    private static final int DEEPEST_NESTING = 32;

    private static final int MOST_ALIASES = 50;
    private static final int LONGEST_QUOTE = 60;

    private YamlTree() {}

    /**
     * The single document of a text; empty if there is none or a problem was added.
     *
     * @param label names the text in the positions of its nodes
     */
    static Optional<Node> parse(String text, String label, Problems problems) {
        LoadSettings settings = settings(label);
        try {
            return isBounded(text, settings, problems) ? new Compose(settings).composeString(text) : Optional.empty();
        } catch (MarkedYamlEngineException wrong) {
            Mark mark = wrong.getProblemMark().or(wrong::getContextMark).orElseGet(() -> start(label));
            problems.add(mark, "not valid YAML: " + complaint(wrong));
        } catch (ReaderException wrong) {
            String before = text.substring(0, text.offsetByCodePoints(0, wrong.getPosition()));
            problems.add(
                    end(before, label), "not valid YAML: U+%04X is not allowed here".formatted(wrong.getCodePoint()));
        } catch (YamlEngineException wrong) {
            problems.add(start(label), "not valid YAML: " + oneLine(String.valueOf(wrong.getMessage())));
        }
        return Optional.empty();
    }

    static LoadSettings settings(String label) {
        return LoadSettings.builder()
                .setLabel(label)
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
    }

    private static boolean isBounded(String text, LoadSettings settings, Problems problems) {
        int documents = 0;
        int aliases = 0;
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case Alias -> aliases++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            Optional<String> excess = documents > 1
                    ? Optional.of("a second document begins here; a configuration is one document, "
                            + "put the other into a file of its own")
                    : aliases > MOST_ALIASES
                            ? Optional.of("more than " + MOST_ALIASES + " aliases; write the values out instead")
                            : depth > DEEPEST_NESTING
                                    ? Optional.of("nested more than " + DEEPEST_NESTING + " levels deep")
                                    : Optional.empty();
            if (excess.isPresent()) {
                problems.add(event.getStartMark().orElseThrow(), excess.get());
                return false;
            }
        }
        return true;
    }

    private static String complaint(MarkedYamlEngineException wrong) {
        String context = wrong.getContext();
        return oneLine(context == null || context.isBlank() ? wrong.getProblem() : context + ", " + wrong.getProblem());
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static Mark start(String label) {
        return new Mark(label, 0, 0, 0, new int[0], 0);
    }

    /** The position right after a text. */
    static Mark end(String text, String label) {
        int line = (int) text.chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n') + 1;
        return new Mark(label, 0, line, text.codePointCount(lineStart, text.length()), new int[0], 0);
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** Whether a node is a scalar of this tag, as YAML's core schema resolves it. */
    static boolean isScalar(Node node, Tag tag) {
        return node instanceof ScalarNode && node.getTag().equals(tag);
    }

    static String scalarText(Node node) {
        return ((ScalarNode) node).getValue();
    }

    /** A node as a message quotes it; text in quotes, so that "3" and 3 can be told apart. */
    static String describe(Node node) {
        if (isNull(node)) {
            return "nothing";
        }
        if (node instanceof ScalarNode scalar) {
            String value = oneLine(scalar.getValue());
            String cut = value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "…";
            return scalar.getScalarStyle() != ScalarStyle.PLAIN || isScalar(node, Tag.STR) ? '"' + cut + '"' : cut;
        }
        String kind = node instanceof MappingNode ? "a mapping" : "a list";
        boolean ordinary = node.getTag().equals(Tag.MAP) || node.getTag().equals(Tag.SEQ);
        return ordinary ? kind : kind + " tagged " + node.getTag().getValue();
    }
}
