package org.convzoo.transfer.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.convzoo.training.features.PooledRows;

/** Weka's attribute-relation file format; the class is the last attribute, as Weka expects it. */
final class ArffFile extends TextRows {

    @Override
    void writeHead(Path file, PooledRows rows, Writer text) throws IOException {
        text.append("@relation ")
                .append(quoted(String.valueOf(file.getFileName())))
                .append("\n\n");
        text.append("@attribute path string\n");
        for (int column = 0; column < rows.matrix().columns(); column++) {
            text.append("@attribute f").append(Integer.toString(column)).append(" numeric\n");
        }
        text.append("@attribute class ")
                .append(rows.classes().stream().map(ArffFile::quoted).collect(Collectors.joining(",", "{", "}")))
                .append("\n\n@data\n");
    }

    @Override
    void writeRow(String path, int label, PooledRows rows, float[] features, Writer text) throws IOException {
        text.append(quoted(path));
        for (float feature : features) {
            text.append(',').append(Float.toString(feature));
        }
        text.append(',').append(quoted(rows.classes().get(label)));
    }

    private static String quoted(String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "'";
    }
}
