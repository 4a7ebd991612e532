package org.convzoo.transfer.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.convzoo.data.table.CsvCell;
import org.convzoo.training.features.PooledRows;

/** Values divided by commas; what has a comma, a quote or a line's end in it stands in quotes (RFC 4180). */
final class CsvFile extends TextRows {

    @Override
    void writeHead(Path file, PooledRows rows, Writer text) throws IOException {
        text.append("path,label");
        for (int column = 0; column < rows.matrix().columns(); column++) {
            text.append(",f").append(Integer.toString(column));
        }
        text.append('\n');
    }

    @Override
    void writeRow(String path, int label, PooledRows rows, float[] features, Writer text) throws IOException {
        text.append(CsvCell.of(path))
                .append(',')
                .append(CsvCell.of(rows.classes().get(label)));
        for (float feature : features) {
            text.append(',').append(Float.toString(feature));
        }
    }
}
