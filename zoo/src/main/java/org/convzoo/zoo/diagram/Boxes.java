package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convzoo.zoo.blueprint.Addition;
import org.convzoo.zoo.blueprint.Blueprint.Node;

/** What is written into the boxes. */
final class Boxes {

    /** Longer texts are broken. */
    private static final double WIDE = 260;

    /** The same in a detailed drawing, where branches stand side by side. */
    private static final double NARROW = 150;

    private Boxes() {}

    /** A step of the main view, with its parameters. */
    static Box step(String id, Step step) {
        return card(id, step, step.name(), WIDE, true);
    }

    /** A step of a block's detailed drawing. */
    static Box inner(String id, Step step) {
        if (step.first().layer() instanceof Addition) {
            return new Box(
                    id,
                    Box.Form.CIRCLE,
                    Palette.JOIN,
                    "+",
                    List.of(),
                    "",
                    1,
                    step.first().auxiliary(),
                    names(step.layers()),
                    step.output().toString());
        }
        return card(id, step, step.localName(), NARROW, false);
    }

    private static Box card(String id, Step step, String title, double width, boolean withParameters) {
        List<String> lines = new ArrayList<>(lines(step, width));
        if (withParameters && step.parameters() > 0) {
            lines.add(parameters(step.parameters(), 1));
        }
        return new Box(
                id,
                Box.Form.CARD,
                LayerWords.colour(step.first().layer()),
                title,
                lines,
                "",
                1,
                step.first().auxiliary(),
                names(step.layers()),
                step.output().toString());
    }

    /** Equal units as one card. */
    static Box run(String id, Run run, String mark) {
        Unit unit = run.first();
        int repeats = run.units().size();
        List<String> words = new ArrayList<>();
        if (unit.kind() == null) {
            words.addAll(lines(unit.steps().get(0), WIDE));
        } else {
            words.add(unit.kind().words());
            words.addAll(packed(BlockWords.of(unit), WIDE));
        }
        if (repeats > 1) {
            words.set(0, repeats + " × " + words.get(0));
        }
        if (unit.parameters() > 0) {
            words.add(parameters(unit.parameters(), repeats));
        }
        return new Box(
                id,
                Box.Form.CARD,
                unit.isBlock()
                        ? Palette.BLOCK
                        : LayerWords.colour(unit.layers().get(0).layer()),
                run.name(),
                words,
                mark,
                repeats,
                unit.isAuxiliary(),
                names(run.units().stream()
                        .flatMap(each -> each.layers().stream())
                        .toList()),
                unit.last().output().toString());
    }

    /** One line, or what the step is and below it what comes behind. */
    private static List<String> lines(Step step, double width) {
        List<String> words = step.words();
        List<String> together = packed(words, width);
        if (together.size() == 1) {
            return together;
        }
        List<String> lines = new ArrayList<>(List.of(words.get(0)));
        lines.addAll(packed(words.subList(1, words.size()), width));
        return lines;
    }

    private static List<String> packed(List<String> words, double width) {
        return Typeface.packed(words, " · ", Box.TEXT_SIZE, false, width);
    }

    private static String parameters(long each, int repeats) {
        return (repeats > 1 ? repeats + " × " : "")
                + String.format(Locale.ROOT, "%,d parameter%s", each, each == 1 ? "" : "s");
    }

    private static List<String> names(List<Node> layers) {
        return layers.stream().map(Node::name).toList();
    }
}
