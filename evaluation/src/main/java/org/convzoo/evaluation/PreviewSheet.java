package org.convzoo.evaluation;

import java.util.List;

/**
 * Images as a network will see them: a row an image, a column a way in which it is shown.
 *
 * @param title names the run
 * @param subtitle what was done to the images, in words
 * @param columns names of the columns
 * @param rows one an image
 */
public record PreviewSheet(String title, String subtitle, List<String> columns, List<Row> rows) {

    public PreviewSheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.tiles().size() != columns.size()) {
                throw new IllegalArgumentException(
                        row.id() + " has " + row.tiles().size() + " tiles for " + columns.size() + " columns");
            }
        }
    }

    /**
     * One image.
     *
     * @param id what a person finds it by
     * @param tiles one a column
     */
    public record Row(String id, List<Tile> tiles) {

        public Row {
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * An image in one way.
     *
     * @param png the picture; not copied
     * @param caption what the network is to say of it
     */
    public record Tile(byte[] png, String caption) {}
}
