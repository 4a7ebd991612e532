package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One HTML or SVG element. Every text and attribute is escaped on the way out, so a label such as {@code <b>} stays a label, and the
 * result is well-formed XML as well as HTML: any XML parser can check it. (A template library would bring a language of its own and
 * knows no SVG; this is all that a report needs.)
 */
final class Element {

    /** HTML forbids an end tag for these. */
    private static final Set<String> VOID = Set.of("meta", "link", "img", "br", "input");

    /** A line break after these changes nothing on the page and keeps the source readable. */
    private static final Set<String> LINES =
            Set.of("tr", "p", "h1", "h2", "h3", "section", "div", "li", "g", "svg", "figure", "table", "meta", "head");

    private sealed interface Child permits Text, Nested {}

    private record Text(String text) implements Child {}

    private record Nested(Element element) implements Child {}

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Child> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element element(String name, Element... children) {
        return new Element(name).add(children);
    }

    static Element element(String name, String text) {
        return new Element(name).add(text);
    }

    /** Sets an attribute; the value is escaped. */
    Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets a coordinate or length of SVG. */
    Element with(String attribute, double value) {
        return with(attribute, Numbers.coordinate(value));
    }

    Element add(Element... elements) {
        return add(List.of(elements));
    }

    Element add(List<Element> elements) {
        elements.forEach(element -> children.add(new Nested(element)));
        return this;
    }

    Element add(String text) {
        children.add(new Text(text));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value, true, out);
            out.append('"');
        });
        if (VOID.contains(name)) {
            out.append("/>");
        } else {
            out.append('>');
            for (Child child : children) {
                // The exhaustive switch over a sealed type is not yet part of Java 17.
                if (child instanceof Text text) {
                    escape(text.text(), false, out);
                } else if (child instanceof Nested nested) {
                    nested.element().write(out);
                }
            }
            out.append("</").append(name).append('>');
        }
        if (LINES.contains(name)) {
            out.append('\n');
        }
    }

    private static void escape(String text, boolean attribute, StringBuilder out) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
    }

    /** XML 1.0, production 2: control characters and lone surrogates have no place in a document, escaped or not. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
