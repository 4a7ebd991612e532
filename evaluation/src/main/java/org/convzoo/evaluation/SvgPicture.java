package org.convzoo.evaluation;

/** A drawing that is an SVG document by itself. */
public sealed interface SvgPicture permits Chart, BarChart, NumberGrid {

    /** The document, from its svg element on; it names no style sheet, font or script. */
    String svg();
}
