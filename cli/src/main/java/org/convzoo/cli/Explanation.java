package org.convzoo.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A heading, and below it facts: a label each, and beside it lines that wrap where a narrow terminal ends. */
final class Explanation {

    private static final int WIDTH = 80;
    private static final String GAP = "  ";

    private record Fact(String label, List<String> lines) {}

    private final String heading;
    private final List<Fact> facts = new ArrayList<>();

    Explanation(String heading) {
        this.heading = heading;
    }

    Explanation fact(String label, String... lines) {
        facts.add(new Fact(label, List.of(lines)));
        return this;
    }

    void print(PrintStream out) {
        int labels =
                facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        wrap(heading, WIDTH).forEach(out::println);
        out.println();
        for (Fact fact : facts) {
            String label = fact.label();
            for (String line : fact.lines()) {
                for (String part : wrap(line, WIDTH - labels - GAP.length())) {
                    out.println(label + " ".repeat(labels - label.length()) + GAP + part);
                    label = "";
                }
            }
        }
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
