package org.convzoo.zoo.diagram;

import java.util.List;
import java.util.stream.Stream;

/**
 * A box before it has a place.
 *
 * @param id unlike that of any other in the picture
 * @param form what it looks like
 * @param palette its colours
 * @param title in bold; the only text of a pill or a circle
 * @param lines below the title
 * @param mark the letter of the detailed drawing; empty if there is none
 * @param repeats how many equal units it stands for
 * @param auxiliary whether it is there for training only
 * @param layers names of all layers it stands for
 * @param output shape of what leaves it
 */
record Box(
        String id,
        Form form,
        Palette palette,
        String title,
        List<String> lines,
        String mark,
        int repeats,
        boolean auxiliary,
        List<String> layers,
        String output) {

    enum Form {
        CARD,
        /** The input or the output. */
        PILL,
        /** A sum. */
        CIRCLE
    }

    static final double TITLE_SIZE = 13;
    static final double TEXT_SIZE = 12;
    static final double LINE_HEIGHT = 16;

    /** How far the cards behind a repeated one stand out. */
    static final double STACK = 6;

    /** Room of the mark on both sides of the title. */
    private static final double MARK = 24;

    private static final double PADDING = 10;
    private static final double PILL_HEIGHT = 24;
    private static final double CIRCLE_SIZE = 28;

    Box {
        lines = List.copyOf(lines);
        layers = List.copyOf(layers);
    }

    static Box pill(String id, String text, String output) {
        return new Box(id, Form.PILL, Palette.INPUT, text, List.of(), "", 1, false, List.of(), output);
    }

    boolean isStacked() {
        return repeats > 1;
    }

    /** The least width that holds its text. */
    double width() {
        if (form == Form.CIRCLE) {
            return CIRCLE_SIZE;
        }
        double titleWidth = Typeface.width(title, TITLE_SIZE, true) + (mark.isEmpty() ? 0 : 2 * MARK);
        double text = Stream.concat(
                        Stream.of(titleWidth), lines.stream().map(line -> Typeface.width(line, TEXT_SIZE, false)))
                .reduce(0.0, Math::max);
        return text + 2 * PADDING + (isStacked() ? STACK : 0);
    }

    double height() {
        return switch (form) {
            case CARD -> 2 * PADDING + (1 + lines.size()) * LINE_HEIGHT - 4 + (isStacked() ? STACK : 0);
            case PILL -> PILL_HEIGHT;
            case CIRCLE -> CIRCLE_SIZE;
        };
    }
}
