package org.convzoo.zoo.diagram;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The looks of a picture, by single names of elements and classes, which every renderer understands. */
final class Stylesheet {

    private static final String FIXED = """

            text { font-size: 12px; fill: #1e293b; }
            .name { font-size: 13px; font-weight: bold; text-anchor: middle; }
            .line { text-anchor: middle; }
            .title { font-size: 22px; font-weight: bold; }
            .heading { font-size: 14px; font-weight: bold; }
            .note { fill: #475569; }
            .shape { font-size: 11.5px; fill: #334155; }
            .page { fill: #ffffff; }
            .panel { fill: #f8fafc; stroke: #cbd5e1; }
            .wire { fill: none; stroke: #475569; stroke-width: 1.4; marker-end: url(#arrow); }
            marker { fill: #475569; }
            .auxiliary { stroke-dasharray: 5 4; }
            .mark { fill: #0e7490; }
            .letter { fill: #ffffff; font-weight: bold; text-anchor: middle; }
            """;

    private Stylesheet() {}

    static String text() {
        return FIXED + Arrays.stream(Palette.values()).map(Stylesheet::colours).collect(Collectors.joining());
    }

    private static String colours(Palette palette) {
        return String.format(
                ".%1$s { fill: %2$s; stroke: %3$s; stroke-width: 1.2; }\n",
                palette.style(), palette.fill(), palette.stroke());
    }
}
