package org.convzoo.data.table;

/** A text as a cell of a table has it (RFC 4180). */
public final class CsvCell {

    private CsvCell() {}

    /** The text, in quotes if it holds a separator, a quote or the end of a line. */
    public static String of(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
