package org.convzoo.benchmarks.linear;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convzoo.engine.FloatMatrix;

/** Reads the files that {@link MadeFeatures} wrote, row by row, so that nothing is held twice. */
final class NpyRows {

    static final int HEADER = 128;

    private NpyRows() {}

    static FloatMatrix features(Path file, int rows, int width) throws IOException {
        FloatMatrix features = FloatMatrix.zeros(rows, width);
        try (DataInputStream in = after(file)) {
            byte[] bytes = new byte[width * Float.BYTES];
            for (int row = 0; row < rows; row++) {
                in.readFully(bytes);
                features.row(row)
                        .put(ByteBuffer.wrap(bytes)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asFloatBuffer());
            }
        }
        return features;
    }

    static int[] labels(Path file, int rows) throws IOException {
        int[] labels = new int[rows];
        try (DataInputStream in = after(file)) {
            byte[] bytes = new byte[rows * Integer.BYTES];
            in.readFully(bytes);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(labels);
        }
        return labels;
    }

    private static DataInputStream after(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(HEADER);
        return new DataInputStream(in);
    }
}
