package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text becomes. Which font shows a picture is not known, so widths are those of DejaVu Sans, which is wider than
 * Helvetica, Arial and other usual fonts.
 */
final class Typeface {

    static final String FAMILY = "Helvetica, Arial, sans-serif";

    private static final double BOLD = 1.12;

    private Typeface() {}

    /** An upper bound, in pixels. */
    static double width(String text, double size, boolean bold) {
        double ems = text.codePoints().mapToDouble(Typeface::ems).sum();
        return ems * size * (bold ? BOLD : 1);
    }

    private static double ems(int character) {
        if ("ijlI.,:;'|! ".indexOf(character) >= 0) {
            return 0.34;
        } else if ("frt()[]/-·".indexOf(character) >= 0) {
            return 0.42;
        } else if ("mwMW%@".indexOf(character) >= 0) {
            return 1;
        } else if (Character.isUpperCase(character) || "+=×→".indexOf(character) >= 0) {
            return 0.84;
        } else if (character < 0x250) {
            return 0.64;
        }
        return 1.1;
    }

    /** Words brought into lines of at most that width; a longer word has a line of its own. */
    static List<String> wrapped(String text, double size, boolean bold, double width) {
        return packed(List.of(text.split(" ")), " ", size, bold, width);
    }

    /** Parts brought into lines of at most that width. */
    static List<String> packed(List<String> parts, String between, double size, boolean bold, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (line.length() > 0 && width(line + between + part, size, bold) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : between).append(part);
        }
        lines.add(line.toString());
        return lines;
    }
}
