package org.convzoo.transfer.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.convzoo.engine.FloatMatrix;

/** Arrays in NumPy's format, version 1.0 (NEP 1): a description in ASCII, then the values in little-endian order. */
final class NumpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int BLOCK = 1 << 16;

    private NumpyArray() {}

    static void write(FloatMatrix matrix, OutputStream out) throws IOException {
        writeHeader("<f4", matrix.rows() + ", " + matrix.columns(), out);
        writeValues(matrix, out);
    }

    /** The values alone, row by row. */
    static void writeValues(FloatMatrix matrix, OutputStream out) throws IOException {
        float[] row = new float[matrix.columns()];
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int index = 0; index < matrix.rows(); index++) {
            matrix.read(index, 0, row);
            bytes.asFloatBuffer().put(row);
            out.write(bytes.array());
        }
    }

    static void write(int[] numbers, OutputStream out) throws IOException {
        writeHeader("<i8", numbers.length + ",", out);
        out.write(longs(numbers));
    }

    static byte[] longs(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putLong(number);
        }
        return bytes.array();
    }

    /** Texts as numpy keeps them: all as long as the longest, four bytes a code point. */
    static void write(List<String> texts, OutputStream out) throws IOException {
        int longest = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        int width = Math.max(1, longest);
        writeHeader("<U" + width, texts.size() + ",", out);
        OutputStream buffered = new BufferedOutputStream(out, BLOCK);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * width).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : texts) {
            bytes.clear();
            text.codePoints().forEach(bytes::putInt);
            while (bytes.hasRemaining()) {
                bytes.putInt(0);
            }
            buffered.write(bytes.array());
        }
        buffered.flush();
    }

    private static void writeHeader(String type, String shape, OutputStream out) throws IOException {
        String description =
                String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type, shape);
        int unpadded = MAGIC.length + Short.BYTES + description.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] text = (description + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(text.length & 0xff);
        out.write(text.length >> 8);
        out.write(text);
    }
}
