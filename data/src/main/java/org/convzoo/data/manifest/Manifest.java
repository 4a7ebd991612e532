package org.convzoo.data.manifest;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.CsvConfig;
import org.convzoo.data.manifest.ManifestRow.Part;
import org.convzoo.data.table.CsvTable;
import org.convzoo.data.table.CsvTable.Cell;
import org.jspecify.annotations.Nullable;

/** Reads a manifest row by row and refuses what it does not understand, with its place. */
final class Manifest {

    private static final int MOST_ROWS = 10_000_000;

    private final Path file;
    private final CsvTable table;
    private final ManifestColumns columns;
    private final Map<Path, Cell> seen = new HashMap<>();

    private Manifest(Path file, CsvTable table, ManifestColumns columns) {
        this.file = file;
        this.table = table;
        this.columns = columns;
    }

    /**
     * All rows; whether the images exist is not looked at.
     *
     * @throws org.convzoo.configs.UserException if the table has another form
     */
    static List<ManifestRow> read(CsvConfig source, Path file) {
        try (CsvTable table = CsvTable.open(file, separator(source, file))) {
            List<Cell> header = table.next();
            if (header == null) {
                throw table.at(new Cell("", 1, 1), "the file is empty; its first line names the columns: path,label");
            }
            Manifest manifest = new Manifest(file, table, ManifestColumns.of(source, header, table));
            List<ManifestRow> rows = new ArrayList<>();
            for (List<Cell> row = table.next(); row != null; row = table.next()) {
                if (rows.size() == MOST_ROWS) {
                    throw table.at(row.get(0), "more than " + MOST_ROWS + " images; divide them");
                }
                rows.add(manifest.row(row));
            }
            if (rows.isEmpty()) {
                throw table.at(header.get(0), "there is no row below the header; write one for each image");
            }
            return rows;
        }
    }

    private static char separator(CsvConfig source, Path file) {
        return switch (source.separator()) {
            case AUTO -> CsvTable.separatorOf(file);
            case COMMA -> ',';
            case TAB -> '\t';
            case SEMICOLON -> ';';
        };
    }

    private ManifestRow row(List<Cell> cells) {
        if (cells.size() != columns.count()) {
            throw table.at(
                    cells.get(0),
                    "the row has " + cells.size() + " cells, the header has " + columns.count()
                            + "; put quotes around a cell that holds the separator");
        }
        Cell path = filled(cells.get(columns.path()), "path");
        return new ManifestRow(
                path.text(),
                file(path),
                filled(cells.get(columns.label()), "label"),
                columns.hasSplit() ? part(cells.get(columns.split())) : null,
                columns.hasGroup() ? filled(cells.get(columns.group()), "group").text() : null,
                columns.hasWeight() ? weight(cells.get(columns.weight())) : 1);
    }

    private Cell filled(Cell cell, String what) {
        if (cell.text().isBlank()) {
            throw table.at(cell, "the " + what + " is empty; write it, or take the row out");
        }
        return cell;
    }

    private Path file(Cell cell) {
        Path path;
        try {
            path = file.resolveSibling(cell.text()).toAbsolutePath().normalize();
        } catch (InvalidPathException impossible) {
            throw table.at(
                    cell, "\"" + cell.text() + "\" cannot be a path here (" + impossible.getReason() + "); correct it");
        }
        @Nullable Cell first = seen.putIfAbsent(path, cell);
        if (first != null) {
            throw table.at(
                    cell,
                    cell.text() + " is listed twice, first in line " + first.line()
                            + "; keep one row for each image and give it a weight instead");
        }
        return path;
    }

    private Part part(Cell cell) {
        return switch (cell.text().strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Part.TRAINING;
            case "val", "valid", "validation" -> Part.VALIDATION;
            case "test", "testing" -> Part.TEST;
            default ->
                throw table.at(
                        cell, "the split must be train, val (valid, validation) or test, got \"" + cell.text() + "\"");
        };
    }

    private double weight(Cell cell) {
        try {
            double weight = Double.parseDouble(cell.text());
            if (Double.isFinite(weight) && weight > 0) {
                return weight;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number that is none of these
        }
        throw table.at(cell, "the weight must be a number greater than 0, got \"" + cell.text() + "\"");
    }
}
