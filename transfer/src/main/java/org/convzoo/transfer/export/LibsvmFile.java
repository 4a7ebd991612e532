package org.convzoo.transfer.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.convzoo.training.features.PooledRows;

/** Sparse rows of {@code index:value}; a path with a line's end in it has a space there. */
final class LibsvmFile extends TextRows {

    @Override
    void writeHead(Path file, PooledRows rows, Writer text) {
        // the format has none
    }

    @Override
    void writeRow(String path, int label, PooledRows rows, float[] features, Writer text) throws IOException {
        text.append(Integer.toString(label));
        for (int column = 0; column < features.length; column++) {
            if (features[column] != 0) {
                text.append(' ')
                        .append(Integer.toString(column + 1))
                        .append(':')
                        .append(Float.toString(features[column]));
            }
        }
        text.append(" # ").append(path.replaceAll("\\R", " "));
    }
}
