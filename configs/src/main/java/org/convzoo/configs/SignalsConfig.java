package org.convzoo.configs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Signals for {@code conv1d}: tables with a signal a row, or arrays of NumPy.
 *
 * @param train the training signals
 * @param validation null if some of the training signals are held out
 * @param test null if some of the training signals are held out
 * @param header whether the first line of a table names its columns
 * @param label the column of classes; null for {@code label}, or for the first column where there are no names
 */
@Choice("signals")
@Description("Signals for conv1d: tables (CSV, TSV) with a signal a row, or NumPy's arrays [N, T] and [N, C, T].")
public record SignalsConfig(
        @Description("The training signals.") Part train,

        @Description("The validation signals; if left out, some of the training signals.") @Nullable
        Part validation,

        @Description("The test signals; if left out, some of the training signals.") @Nullable
        Part test,

        @Description("Whether the first line of a table names its columns.") @Default("true")
        boolean header,

        @Description("A table's column of classes: its name (label, if left out) or, without header, its number"
                + " (1, if left out).")
        @Nullable
        String label)
        implements SourceConfig {

    /**
     * The signals of one split.
     *
     * @param file .csv, .tsv, .tab or .npy
     * @param labels for an array: the file with its classes, a .npy too
     */
    @Description("The signals of one split.")
    public record Part(
            @Description("A file .csv, .tsv, .tab or .npy.") String file,

            @Description("For a .npy file: the .npy file with the classes [N].") @Nullable
            String labels) {

        public Part {
            boolean array = file.toLowerCase(Locale.ROOT).endsWith(".npy");
            if (array && labels == null) {
                throw new KeyException("file", "is an array; name the file of its classes beside it: labels: y.npy");
            }
            if (!array && labels != null) {
                throw new KeyException("labels", "goes with a .npy file; a table has a column of classes");
            }
        }

        Part pinned(DataLocator locator) {
            return new Part(locator.pinned(file), labels == null ? null : locator.pinned(labels));
        }
    }

    public SignalsConfig {
        if (!header && label != null && !label.matches("[1-9][0-9]{0,5}")) {
            throw new KeyException("label", "is the number of a column where header is false, from 1, got " + label);
        }
    }

    @Override
    public boolean givesSignals() {
        return true;
    }

    @Override
    public SignalsConfig pinned(DataLocator locator) {
        return new SignalsConfig(
                train.pinned(locator),
                validation == null ? null : validation.pinned(locator),
                test == null ? null : test.pinned(locator),
                header,
                label);
    }
}
