package org.convzoo.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Float32 numbers in the format of {@code Nd4j.write}, moved piece by piece between memory and a stream. Nd4j itself
 * copies views such as a network's parameters first, and leaves the copy to the garbage collector; it then goes number
 * by number.
 */
final class ArrayStream {

    private static final String NUMBERS = DataType.FLOAT.name();
    private static final int PIECE = 1 << 14;

    private ArrayStream() {}

    /** Writes a whole array that lies in one stretch; the stream stays open. */
    static void write(INDArray array, OutputStream out) throws IOException {
        long length = requireOneStretch(array);
        DataOutputStream header = new DataOutputStream(out);
        array.shapeInfoDataBuffer().write(header);
        header.writeUTF(DataBuffer.AllocationMode.MIXED_DATA_TYPES.name());
        header.writeLong(length);
        header.writeUTF(NUMBERS);
        header.flush();

        float[] numbers = new float[PIECE];
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES); // big-endian, as Java's streams are
        FloatPointer memory = memoryOf(array);
        for (long position = 0; position < length; position += PIECE) {
            int count = (int) Math.min(PIECE, length - position);
            memory.position(position).get(numbers, 0, count);
            bytes.asFloatBuffer().put(numbers, 0, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /** Reads what precedes the numbers, and tells how many there are. */
    static long readLength(DataInputStream in) throws IOException {
        long shape = readHeader(in, "LONG");
        in.skipNBytes(shape * Long.BYTES);
        return readHeader(in, NUMBERS);
    }

    /** Reads the numbers into an array of as many. */
    static void readNumbers(DataInputStream in, INDArray array) throws IOException {
        long length = requireOneStretch(array);
        float[] numbers = new float[PIECE];
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES);
        FloatPointer memory = memoryOf(array);
        for (long position = 0; position < length; position += PIECE) {
            int count = (int) Math.min(PIECE, length - position);
            in.readFully(bytes.array(), 0, count * Float.BYTES);
            bytes.asFloatBuffer().get(numbers, 0, count);
            memory.position(position).put(numbers, 0, count);
        }
    }

    /** How they were allocated, how many follow, their type. */
    private static long readHeader(DataInputStream in, String type) throws IOException {
        in.readUTF();
        long count = in.readLong();
        String found = in.readUTF();
        if (!found.equals(type)) {
            throw new ZipException("it has numbers of type " + found + " where " + type + " was expected");
        }
        return count;
    }

    private static FloatPointer memoryOf(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    private static long requireOneStretch(INDArray array) {
        if (array.dataType() != DataType.FLOAT || array.data().length() != array.length()) {
            throw new IllegalArgumentException(
                    "an array of float32 in one stretch of memory is needed, got " + array.shapeInfoToString());
        }
        return array.length();
    }
}
