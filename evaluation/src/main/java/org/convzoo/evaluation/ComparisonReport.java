package org.convzoo.evaluation;

import java.util.List;
import java.util.Map;

/**
 * Everything a page says about several runs on the same test images.
 *
 * @param comparison the numbers
 * @param images what they were tested on, in words; may be empty
 * @param pictures PNG files of some images, by their index; those that are missing are only named
 * @param command that makes the page again; may be empty
 * @param notes sentences a reader should know; may be empty
 */
public record ComparisonReport(
        RunComparison comparison, String images, Map<Integer, byte[]> pictures, String command, List<String> notes) {

    /** Images that are shown under one heading. */
    static final int SHOWN = 6;

    public ComparisonReport {
        pictures = Map.copyOf(pictures);
        notes = List.copyOf(notes);
    }
}
