package org.convzoo.configs;

import java.util.List;

/**
 * A table of image files: a header, then a row an image. A column may be left out if its key here is not changed,
 * apart from those of paths and labels.
 *
 * @param file the table; paths in it are relative to its folder
 * @param separator between two cells
 * @param path the column of paths
 * @param label the column of classes
 * @param split the column that says {@code train}, {@code val} or {@code test}
 * @param weight the column that says how much an image counts beside the others
 * @param group the column of groups, none of which is divided between two splits
 * @param ignore columns that are passed over
 */
@Choice("csv")
@Description("A table of image files, in CSV or TSV: a header, then a row an image.")
public record CsvConfig(
        @Description("The table; paths in it are relative to its folder.")
        String file,

        @Description("What stands between two cells; auto is a tab in files .tsv and .tab, else a comma.")
        @Default("auto")
        Separator separator,

        @Description("The column of paths.") @Default("path")
        String path,

        @Description("The column of classes.") @Default("label")
        String label,

        @Description("The column that says train, val or test; it may be absent.") @Default("split")
        String split,

        @Description("The column of weights, how much an image counts beside the others; it may be absent.")
        @Default("weight")
        String weight,

        @Description("The column of groups, none of which is divided between two splits; it may be absent.")
        @Default("group")
        String group,

        @Description("Columns that are passed over.") @Default("[]")
        List<String> ignore)
        implements SourceConfig {

    /** What stands between two cells of a row. */
    public enum Separator {
        /** A tab in files {@code .tsv} and {@code .tab}, else a comma. */
        AUTO,
        COMMA,
        TAB,
        SEMICOLON
    }

    public CsvConfig {
        ignore = List.copyOf(ignore);
        List<String> columns = List.of(path, label, split, weight, group);
        for (String column : columns) {
            if (columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new KeyException("file", "has one column for one thing, but two keys name " + column);
            }
        }
    }

    /** A table with the usual names of columns. */
    public static CsvConfig of(String file) {
        return new CsvConfig(file, Separator.AUTO, "path", "label", "split", "weight", "group", List.of());
    }

    @Override
    public boolean givesImageFiles() {
        return true;
    }

    @Override
    public CsvConfig pinned(DataLocator locator) {
        return new CsvConfig(locator.pinned(file), separator, path, label, split, weight, group, ignore);
    }
}
