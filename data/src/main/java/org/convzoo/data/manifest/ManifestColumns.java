package org.convzoo.data.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.configs.CsvConfig;
import org.convzoo.data.table.CsvTable;
import org.convzoo.data.table.CsvTable.Cell;

/**
 * Which cell of a row says what; -1 where there is no such column.
 *
 * @param count cells that each row has
 */
record ManifestColumns(int path, int label, int split, int weight, int group, int count) {

    private static final int ABSENT = -1;

    /**
     * Reads the header.
     *
     * @throws org.convzoo.configs.UserException if a column is missing, there twice or unknown
     */
    static ManifestColumns of(CsvConfig source, List<Cell> header, CsvTable table) {
        List<String> names = header.stream().map(Cell::text).toList();
        CsvConfig usual = CsvConfig.of(source.file());
        int path = required("path", source.path(), names, header, table);
        int label = required("label", source.label(), names, header, table);
        refuseUnknown(source, names, header, table);
        return new ManifestColumns(
                path,
                label,
                optional("split", source.split(), usual.split(), names, header, table),
                optional("weight", source.weight(), usual.weight(), names, header, table),
                optional("group", source.group(), usual.group(), names, header, table),
                names.size());
    }

    private static void refuseUnknown(CsvConfig source, List<String> names, List<Cell> header, CsvTable table) {
        List<String> known = new ArrayList<>(
                List.of(source.path(), source.label(), source.split(), source.weight(), source.group()));
        known.addAll(source.ignore());
        for (Cell cell : header) {
            if (names.indexOf(cell.text()) != header.indexOf(cell)) {
                throw table.at(cell, "column " + cell.text() + " is there twice; keep one of them");
            }
            if (!known.contains(cell.text())) {
                throw table.at(
                        cell,
                        "column " + shown(cell.text()) + " means nothing here; the columns are "
                                + String.join(", ", known)
                                + ": rename it, or list it in data.source.ignore");
            }
        }
    }

    boolean hasSplit() {
        return split != ABSENT;
    }

    boolean hasWeight() {
        return weight != ABSENT;
    }

    boolean hasGroup() {
        return group != ABSENT;
    }

    /** Only a column that the configuration names must be there. */
    private static int optional(
            String key, String name, String usual, List<String> names, List<Cell> header, CsvTable table) {
        return name.equals(usual) ? names.indexOf(name) : required(key, name, names, header, table);
    }

    private static int required(String key, String name, List<String> names, List<Cell> header, CsvTable table) {
        int column = names.indexOf(name);
        if (column == ABSENT) {
            throw table.at(
                    header.get(0),
                    "the first line names the columns, but none is called " + name + ", got "
                            + String.join(", ", names)
                            + otherSeparator(names)
                                    .map(separator -> "; its cells are divided otherwise: set data.source.separator: "
                                            + separator)
                                    .orElse("; add it, or set data.source." + key + " to the column that has it"));
        }
        return column;
    }

    /** What seems to stand between cells that were read as one. */
    private static Optional<String> otherSeparator(List<String> names) {
        if (names.size() > 1) {
            return Optional.empty();
        }
        return Map.of("semicolon", ";", "tab", "\t", "comma", ",").entrySet().stream()
                .filter(separator -> names.get(0).contains(separator.getValue()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.reverseOrder())
                .findFirst();
    }

    private static String shown(String name) {
        return name.isBlank() ? "without a name" : name;
    }
}
