package org.convzoo.evaluation;

import java.util.List;
import java.util.Map;

/** One thing on a {@link Page}. */
public sealed interface PageBlock {

    /** A paragraph. */
    record Words(String text) implements PageBlock {}

    /** A heading within a section. */
    record Heading(String text) implements PageBlock {}

    /** Names with their values. */
    record Facts(Map<String, String> facts) implements PageBlock {}

    /**
     * Counts as bars, each as long as its share of the largest count in its column.
     *
     * @param name what the table shows
     * @param columns the head of the labels, then one a count
     * @param rows in their order
     */
    record Bars(String name, List<String> columns, List<BarRow> rows) implements PageBlock {}

    /** A label with one count a column. */
    record BarRow(String label, List<Integer> counts) {}

    /**
     * Lines of texts.
     *
     * @param name what the table shows
     * @param columns their heads
     * @param rows as many texts as there are columns
     */
    record Listing(String name, List<String> columns, List<List<String>> rows) implements PageBlock {}

    /** Pictures in a grid. */
    record Pictures(List<Captioned> pictures) implements PageBlock {}

    /** Pictures that belong together, side by side. */
    record Groups(List<PictureGroup> groups) implements PageBlock {}

    /** Pictures under one heading. */
    record PictureGroup(String caption, List<Captioned> pictures) {}

    /**
     * A picture with its text.
     *
     * @param image a PNG or JPEG file's bytes, handed over and not copied
     * @param caption in bold
     * @param detail below it
     */
    record Captioned(byte[] image, String caption, String detail) {}

    /** Blocks that are shown when asked for. */
    record Folded(String summary, List<PageBlock> blocks) implements PageBlock {}
}
