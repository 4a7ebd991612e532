package org.convzoo.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.features.ImageContents;
import org.convzoo.data.table.CsvCell;
import org.convzoo.data.table.CsvTable;
import org.convzoo.data.table.CsvTable.Cell;
import org.convzoo.evaluation.Predictions;

/**
 * What was said about each image of a test, as {@code predictions.csv} has it: enough to compare tests image by image
 * without the images or the model.
 *
 * @param rows one an image, in the order of the test
 */
public record PredictionTable(List<Row> rows) {

    /** What the file is called, in the folder of a run, a test or an ensemble. */
    public static final String FILE = "predictions.csv";

    private static final String HEADER =
            "image,content,actual,predicted,actualName,predictedName,confidence,actualProbability";
    private static final int COLUMNS = 8;
    private static final int DIGEST_BYTES = 8;

    public PredictionTable {
        rows = List.copyOf(rows);
    }

    /**
     * What was said about an image.
     *
     * @param image what names it to a person
     * @param content the first 16 hexadecimal digits of a SHA-256: of its file where it has one of its own,
     *     else of its pixels
     * @param actual its class
     * @param predicted the class with the highest probability
     * @param confidence that probability
     * @param actualProbability the probability of its class
     */
    public record Row(
            String image, String content, int actual, int predicted, float confidence, float actualProbability) {}

    /**
     * Reads the images once more for what they are made of.
     *
     * @param images of the predictions, in their order
     * @param workers threads that read
     */
    static PredictionTable of(Predictions predictions, LabelledImages images, int workers) {
        List<byte[]> digests = ImageContents.digests(images, workers);
        List<Row> rows = new ArrayList<>(predictions.size());
        for (int image = 0; image < predictions.size(); image++) {
            int actual = predictions.actual()[image];
            rows.add(new Row(
                    predictions.ids().get(image),
                    HexFormat.of().formatHex(digests.get(image), 0, DIGEST_BYTES),
                    actual,
                    predictions.predicted(image),
                    predictions.confidence(image),
                    predictions.probabilities()[image][actual]));
        }
        return new PredictionTable(rows);
    }

    /** @param labels names of the classes, for people */
    void write(Path folder, List<String> labels) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Row row : rows) {
            text.append(CsvCell.of(row.image()))
                    .append(',')
                    .append(row.content())
                    .append(',')
                    .append(row.actual())
                    .append(',')
                    .append(row.predicted())
                    .append(',')
                    .append(CsvCell.of(labels.get(row.actual())))
                    .append(',')
                    .append(CsvCell.of(labels.get(row.predicted())))
                    .append(String.format(Locale.ROOT, ",%s,%s%n", row.confidence(), row.actualProbability()));
        }
        AtomicFile.writeText(folder.resolve(FILE), text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param classes how many there are
     * @throws UserException naming file, line and column if it is something else
     */
    static PredictionTable read(Path folder, int classes) {
        List<Row> rows = new ArrayList<>();
        try (CsvTable table = CsvTable.open(folder.resolve(FILE), ',')) {
            List<Cell> header = table.next();
            if (header == null
                    || !HEADER.equals(
                            String.join(",", header.stream().map(Cell::text).toList()))) {
                throw UserException.failed(folder.resolve(FILE) + " is damaged: its first line is not " + HEADER
                        + "; test again: convzoo evaluate");
            }
            for (List<Cell> cells = table.next(); cells != null; cells = table.next()) {
                rows.add(row(table, cells, classes));
            }
        }
        if (rows.isEmpty()) {
            throw UserException.failed(
                    folder.resolve(FILE) + " is damaged: it has no images; test again: convzoo evaluate");
        }
        return new PredictionTable(rows);
    }

    private static Row row(CsvTable table, List<Cell> cells, int classes) {
        if (cells.size() != COLUMNS) {
            throw table.at(cells.get(0), "has " + cells.size() + " cells instead of " + COLUMNS);
        }
        try {
            Row row = new Row(
                    cells.get(0).text(),
                    cells.get(1).text(),
                    Integer.parseInt(cells.get(2).text()),
                    Integer.parseInt(cells.get(3).text()),
                    Float.parseFloat(cells.get(6).text()),
                    Float.parseFloat(cells.get(7).text()));
            if (Math.min(row.actual(), row.predicted()) < 0 || Math.max(row.actual(), row.predicted()) >= classes) {
                throw table.at(
                        cells.get(2),
                        "the classes are 0 to " + (classes - 1) + " by report.json beside it, got " + row.actual()
                                + " and " + row.predicted());
            }
            return row;
        } catch (NumberFormatException noNumber) {
            throw table.at(cells.get(2), "is no line of predictions (" + noNumber.getMessage() + ")");
        }
    }
}
