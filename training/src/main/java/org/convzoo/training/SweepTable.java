package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.data.table.CsvCell;
import org.convzoo.data.table.CsvTable;
import org.convzoo.data.table.CsvTable.Cell;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.evaluation.FeatureSweep.Candidate;

/**
 * What a sweep has tried so far, in {@code sweep.csv} of its run: one line a layer, pooling and C. It is written anew after
 * each layer and pooling, so that a sweep that was stopped goes on behind them.
 */
final class SweepTable {

    private static final List<String> COLUMNS =
            List.of("layer", "pooling", "features", "c", "accuracy", "standardError");

    private final Path file;
    private final int folds;
    private final List<Candidate> candidates = new ArrayList<>();

    private SweepTable(Path file, int folds) {
        this.file = file;
        this.folds = folds;
    }

    /**
     * Opens what an earlier process has left, or nothing.
     *
     * @throws UserException if the file is damaged
     */
    static SweepTable open(RunDirectory run, int folds) {
        SweepTable sweep = new SweepTable(run.sweep(), folds);
        if (Files.exists(run.sweep())) {
            sweep.read();
        }
        return sweep;
    }

    /** Whether a layer was tried with a pooling. */
    boolean has(String layer, String pooling) {
        return candidates.stream()
                .anyMatch(one -> one.layer().equals(layer) && one.pooling().equals(pooling));
    }

    void add(List<Candidate> tried) {
        candidates.addAll(tried);
        write();
    }

    FeatureSweep result() {
        return new FeatureSweep(folds, candidates);
    }

    private String header() {
        return String.join(",", COLUMNS)
                + IntStream.rangeClosed(1, folds)
                        .mapToObj(fold -> ",fold" + fold)
                        .collect(Collectors.joining());
    }

    private void write() {
        StringBuilder text = new StringBuilder(header()).append('\n');
        for (Candidate one : candidates) {
            text.append(CsvCell.of(one.layer()))
                    .append(',')
                    .append(one.pooling())
                    .append(',')
                    .append(one.features())
                    .append(',')
                    .append(one.c())
                    .append(',')
                    .append(one.accuracy())
                    .append(',')
                    .append(one.standardError());
            one.foldAccuracies().forEach(accuracy -> text.append(',').append(accuracy));
            text.append('\n');
        }
        AtomicFile.writeText(file, text.toString());
    }

    private void read() {
        try (CsvTable table = CsvTable.open(file, ',')) {
            List<Cell> first = table.next();
            String found = first == null ? "" : first.stream().map(Cell::text).collect(Collectors.joining(","));
            if (!found.equals(header())) {
                throw UserException.failed(file + " is not the table of this sweep: its first line is not " + header()
                        + "; delete the file and resume, so that all is tried anew");
            }
            for (List<Cell> cells = table.next(); cells != null; cells = table.next()) {
                candidates.add(candidate(table, cells));
            }
        }
    }

    private Candidate candidate(CsvTable table, List<Cell> cells) {
        try {
            if (cells.size() == COLUMNS.size() + folds) {
                return new Candidate(
                        cells.get(0).text(),
                        cells.get(1).text(),
                        Integer.parseInt(cells.get(2).text()),
                        Double.parseDouble(cells.get(3).text()),
                        cells.stream()
                                .skip(COLUMNS.size())
                                .map(cell -> Double.valueOf(cell.text()))
                                .toList());
            }
            throw damaged(table, cells);
        } catch (NumberFormatException noNumber) {
            throw damaged(table, cells);
        }
    }

    private UserException damaged(CsvTable table, List<Cell> cells) {
        return table.at(
                cells.get(0),
                "is no line of a sweep over " + folds
                        + " folds; delete the file and resume, so that all is tried anew");
    }
}
