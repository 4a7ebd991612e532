package org.convzoo.data.signals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.convzoo.configs.UserException;
import org.convzoo.data.table.CsvTable;
import org.convzoo.data.table.CsvTable.Cell;

/**
 * A table with a signal a row: its values in order, of one channel, and perhaps its class.
 *
 * @param signals in the order of the rows
 * @param labels one a row; empty if there is no such column
 */
record SignalTable(SignalArray signals, List<Cell> labels) {

    private static final int NONE = -1;

    /**
     * Reads a file.
     *
     * @param length values that each signal must have; if unknown, as many as the first has
     * @throws UserException if a cell is no number, or the rows differ in length
     */
    static SignalTable read(Path file, SignalColumns columns, boolean labelled, OptionalInt length) {
        try (CsvTable table = CsvTable.open(file, CsvTable.separatorOf(file))) {
            List<Cell> row = table.next();
            int label = NONE;
            if (columns.header() && row != null) {
                label = named(columns.label(), row, labelled, table);
                row = table.next();
            } else if (row != null && (labelled || length.isPresent() && row.size() == length.getAsInt() + 1)) {
                label = Integer.parseInt(columns.label()) - 1;
            }
            if (row == null) {
                throw UserException.failed(file + " holds no signal; write one a row"
                        + (columns.header() ? ", below a line that names the columns" : ""));
            }
            int values = length.orElse(row.size() - (label == NONE ? 0 : 1));
            List<float[]> signals = new ArrayList<>();
            List<Cell> labels = new ArrayList<>();
            for (; row != null; row = table.next()) {
                if (row.size() != values + (label == NONE ? 0 : 1) || label >= row.size() || values == 0) {
                    throw table.at(row.get(0), lengths(row.size() - (label == NONE ? 0 : 1), values, length));
                }
                signals.add(values(row, label, table));
                if (label != NONE) {
                    labels.add(row.get(label));
                }
            }
            return new SignalTable(new SignalArray(1, values, signals), labels);
        }
    }

    private static String lengths(int found, int wanted, OptionalInt given) {
        return "the signal has " + found + " values, "
                + (given.isPresent() ? "but " + wanted + " are wanted" : "the first one " + wanted)
                + "; cut or fill signals to one length";
    }

    private static int named(String label, List<Cell> header, boolean labelled, CsvTable table) {
        List<String> names = header.stream().map(Cell::text).toList();
        int column = names.indexOf(label);
        if (column == NONE && labelled) {
            throw table.at(
                    header.get(0),
                    "the first line names the columns, but none is called " + label
                            + "; set data.source.label to the column of classes, or header: false if there are no names");
        }
        return column;
    }

    private static float[] values(List<Cell> row, int label, CsvTable table) {
        float[] values = new float[row.size() - (label == NONE ? 0 : 1)];
        int next = 0;
        for (int column = 0; column < row.size(); column++) {
            if (column != label) {
                values[next++] = number(row.get(column), table);
            }
        }
        return values;
    }

    private static float number(Cell cell, CsvTable table) {
        String text = cell.text().strip();
        try {
            float value = Float.parseFloat(text);
            // Java reads 1f and NaN too, which no table means as a measurement
            if (Float.isFinite(value) && !Character.isLetter(text.charAt(text.length() - 1))) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw table.at(cell, "a signal is made of numbers, got \"" + cell.text() + "\"; fill gaps before");
    }
}
