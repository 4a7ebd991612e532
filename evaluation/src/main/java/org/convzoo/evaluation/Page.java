package org.convzoo.evaluation;

import java.util.List;
import java.util.Map;

/**
 * A page about anything, in the design of all reports; what stands on it are plain values.
 *
 * @param title the heading
 * @param subtitle one line below it, may be empty
 * @param figures the few numbers that count, the first of them large, by name
 * @param notes what a reader should know first
 * @param sections in reading order
 */
public record Page(
        String title, String subtitle, Map<String, String> figures, List<String> notes, List<PageSection> sections) {

    public Page {
        notes = List.copyOf(notes);
        sections = List.copyOf(sections);
    }

    /**
     * A part of a page with an entry in the contents.
     *
     * @param id the anchor
     * @param title the heading
     * @param blocks what stands below it
     */
    public record PageSection(String id, String title, List<PageBlock> blocks) {

        public PageSection {
            blocks = List.copyOf(blocks);
        }
    }
}
