package org.convzoo.transfer.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.AtomicFile;
import org.convzoo.training.features.PooledRows;

/** Hugging Face's safetensors: the length of a header, the header in JSON, the tensors' values. */
final class SafetensorsRows implements FeatureFormat.Writer {

    private static final int ALIGNMENT = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void write(Path file, PooledRows rows) {
        byte[] header = header(rows);
        AtomicFile.write(file, out -> {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            // what needs the wider alignment comes first
            out.write(NumpyArray.longs(rows.labels()));
            NumpyArray.writeValues(rows.matrix(), out);
        });
    }

    private static byte[] header(PooledRows rows) {
        long n = rows.matrix().rows();
        long d = rows.matrix().columns();
        long labels = Long.BYTES * n;
        Map<String, Object> tensors = new LinkedHashMap<>();
        try {
            // in an order of its own: the same features make the same file to the bit
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("classes", JSON.writeValueAsString(rows.classes()));
            metadata.put("paths", JSON.writeValueAsString(rows.paths()));
            tensors.put("__metadata__", metadata);
            tensors.put("labels", tensor("I64", List.of(n), 0, labels));
            tensors.put("features", tensor("F32", List.of(n, d), labels, labels + Float.BYTES * n * d));
            String text = JSON.writeValueAsString(tensors);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
            return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> tensor(String type, List<Long> shape, long from, long to) {
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("dtype", type);
        tensor.put("shape", shape);
        tensor.put("data_offsets", List.of(from, to));
        return tensor;
    }
}
