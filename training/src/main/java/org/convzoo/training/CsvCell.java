package org.convzoo.training;

/** A text as a cell of a table has it (RFC 4180). */
final class CsvCell {

    private CsvCell() {}

    static String of(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
