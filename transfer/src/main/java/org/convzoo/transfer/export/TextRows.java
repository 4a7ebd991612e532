package org.convzoo.transfer.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.convzoo.configs.AtomicFile;
import org.convzoo.training.features.PooledRows;

/** Files of text with a line an image. */
abstract class TextRows implements FeatureFormat.Writer {

    @Override
    public final void write(Path file, PooledRows rows) {
        AtomicFile.write(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            writeHead(file, rows, text);
            float[] features = new float[rows.matrix().columns()];
            for (int row = 0; row < rows.matrix().rows(); row++) {
                rows.matrix().read(row, 0, features);
                writeRow(rows.images().id(row), rows.images().label(row), rows, features, text);
                text.append('\n');
            }
            text.flush();
        });
    }

    /** What is above the first image. */
    abstract void writeHead(Path file, PooledRows rows, Writer text) throws IOException;

    /** A line without its end. */
    abstract void writeRow(String path, int label, PooledRows rows, float[] features, Writer text) throws IOException;
}
