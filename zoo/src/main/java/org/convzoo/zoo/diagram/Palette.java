package org.convzoo.zoo.diagram;

import java.util.Locale;

/** Colours by what a box does; dark text is readable on each. */
enum Palette {
    INPUT("input, output", "#f3f4f6", "#6b7280"),
    CONVOLUTION("convolution", "#dbeafe", "#2563eb"),
    POOLING("pooling", "#dcfce7", "#15803d"),
    NORMALIZATION("normalization", "#fef9c3", "#a16207"),
    ACTIVATION("activation", "#ffedd5", "#c2410c"),
    DENSE("dense layer", "#f3e8ff", "#7e22ce"),
    JOIN("sum, concatenation", "#e2e8f0", "#334155"),
    OTHER("other layer", "#f5f5f4", "#78716c"),
    BLOCK("block, drawn in detail beside", "#cffafe", "#0e7490");

    private final String words;
    private final String fill;
    private final String stroke;

    Palette(String words, String fill, String stroke) {
        this.words = words;
        this.fill = fill;
        this.stroke = stroke;
    }

    /** What the legend says. */
    String words() {
        return words;
    }

    String fill() {
        return fill;
    }

    String stroke() {
        return stroke;
    }

    /** The name of the style class. */
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
