package org.convzoo.data.table;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows and cells as RFC 4180 has them: quotes around a cell that holds separators, line ends or doubled quotes.
 * UTF-8, with or without a byte order mark; empty lines are passed over. Read row by row, so that its size costs nothing.
 */
public final class CsvTable implements AutoCloseable {

    private static final int LONGEST_CELL = 100_000;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final CsvParser parser;

    private CsvTable(Path file, CsvParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * One value of a row.
     *
     * @param line where it begins, from 1
     * @param column the character it begins with, from 1
     */
    public record Cell(String text, int line, int column) {}

    /**
     * Opens a file.
     *
     * @throws UserException if it cannot be read
     */
    public static CsvTable open(Path file, char separator) {
        CsvFactory factory = CsvFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_CELL)
                        .build())
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .build();
        try {
            CsvParser parser = factory.createParser(text(file));
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            parser.nextToken(); // the table itself
            return new CsvTable(file, parser);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static Reader text(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file); // refuses what is not UTF-8
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** The tab for files {@code .tsv} and {@code .tab}, else the comma. */
    public static char separatorOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".tsv") || name.endsWith(".tab") ? '\t' : ',';
    }

    /**
     * The next row, null at the end.
     *
     * @throws UserException if the file cannot be read or is no such table
     */
    public @Nullable List<Cell> next() {
        try {
            List<Cell> row = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    row.add(cell());
                } else if (token == JsonToken.END_ARRAY && !row.isEmpty()) {
                    if (row.size() > 1 || !row.get(0).text().isEmpty()) {
                        return row;
                    }
                    row.clear();
                }
            }
            return null;
        } catch (JsonProcessingException malformed) {
            JsonLocation place = malformed.getLocation();
            throw at(
                    place == null ? 1 : place.getLineNr(),
                    place == null ? 1 : place.getColumnNr(),
                    "is no table of separated values (" + firstLine(malformed.getOriginalMessage())
                            + "); a cell with quotes in it is written \"with \"\"quotes\"\"\"");
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private Cell cell() throws IOException {
        JsonLocation place = parser.currentTokenLocation();
        return new Cell(parser.getText(), place.getLineNr(), place.getColumnNr());
    }

    /** A complaint about a cell: file, line and column, then what is wrong. */
    public UserException at(Cell cell, String complaint) {
        return at(cell.line(), cell.column(), complaint);
    }

    private UserException at(int line, int column, String complaint) {
        return UserException.failed(file + ":" + line + ":" + column + ": " + complaint);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static UserException unreadable(Path file, IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return UserException.failed(file + " holds text that is not UTF-8; save it as UTF-8", cause);
        }
        return UserException.failed("cannot read " + file + " (" + FailureReason.of(cause) + ")", cause);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }
}
