package org.convzoo.zoo.tensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;

/** Writes safetensors files of 32-bit floats, one tensor in memory at a time. */
public final class SafetensorsWriter {

    private static final int BLOCK = 1 << 16;

    private SafetensorsWriter() {}

    /** Where the numbers come from; {@link TensorFile#read} is one. */
    @FunctionalInterface
    public interface Values {
        /** Fills the buffer with a tensor's elements, row-major. */
        void read(String name, FloatBuffer into);
    }

    /**
     * Writes every tensor as F32, whatever its entry's type is.
     *
     * @param file gets its name when it is whole
     * @param tensors in the order in which they shall lie, each with its own name
     * @param metadata for the header; may be empty
     * @throws UserException if the disk refuses, or a tensor has more elements than an array can
     */
    public static void write(Path file, List<TensorEntry> tensors, Map<String, String> metadata, Values values) {
        for (TensorEntry tensor : tensors) {
            if (tensor.elements() > Integer.MAX_VALUE - Long.BYTES) {
                throw UserException.failed("cannot write " + file + ": tensor " + tensor + " has " + tensor.elements()
                        + " elements, and " + (Integer.MAX_VALUE - Long.BYTES) + " are possible");
            }
        }
        AtomicFile.write(file, out -> {
            byte[] header = header(tensors, metadata);
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            for (TensorEntry tensor : tensors) {
                FloatBuffer elements = FloatBuffer.allocate((int) tensor.elements());
                values.read(tensor.name(), elements);
                write(elements.rewind(), block, out);
            }
        });
    }

    /** Padded with spaces so that the tensors begin at a multiple of eight. */
    private static byte[] header(List<TensorEntry> tensors, Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory()
                .enable(JsonGenerator.Feature.STRICT_DUPLICATE_DETECTION)
                .createGenerator(header)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(SafetensorsHeaderParser.METADATA);
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long position = 0;
            for (TensorEntry tensor : tensors) {
                long end = position + tensor.elements() * ElementType.F32.bytes();
                json.writeObjectFieldStart(tensor.name());
                json.writeStringField("dtype", ElementType.F32.name());
                writeNumbers(json, "shape", tensor.shape());
                writeNumbers(json, "data_offsets", List.of(position, end));
                json.writeEndObject();
                position = end;
            }
            json.writeEndObject();
        }
        int padding = Math.floorMod(-header.size(), Long.BYTES);
        header.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    private static void writeNumbers(JsonGenerator json, String name, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static void write(FloatBuffer elements, ByteBuffer block, OutputStream out) throws IOException {
        while (elements.hasRemaining()) {
            int count = Math.min(elements.remaining(), BLOCK / Float.BYTES);
            block.clear().asFloatBuffer().put(elements.slice(elements.position(), count));
            out.write(block.array(), 0, count * Float.BYTES);
            elements.position(elements.position() + count);
        }
    }
}
