package org.convzoo.transfer.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A linear classifier as bytes: classes, columns, features, intercepts, weights, then what makes probabilities. */
final class LinearModelFormat {

    /** So that the bytes of as many doubles can still be counted. */
    private static final int MOST_COUNT = 1 << 27;

    private LinearModelFormat() {}

    static void write(LinearModel model, DataOutputStream out) throws IOException {
        out.writeInt(model.classes().size());
        for (String name : model.classes()) {
            out.writeUTF(name);
        }
        out.writeInt(model.intercepts().length);
        out.writeInt(model.features());
        writeNumbers(model.intercepts(), out);
        for (float[] column : model.weights()) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * column.length);
            bytes.asFloatBuffer().put(column);
            out.write(bytes.array());
        }
        ProbabilityLinkFormat.write(model.link(), out);
    }

    static LinearModel read(DataInputStream in) throws IOException {
        List<String> classes = new ArrayList<>();
        int count = count(in);
        for (int label = 0; label < count; label++) {
            classes.add(in.readUTF());
        }
        int columns = count(in);
        if (columns != (count == 2 ? 1 : count)) {
            throw new IOException("it has " + columns + " columns of weights for " + count + " classes");
        }
        int features = count(in);
        double[] intercepts = readNumbers(columns, in);
        float[][] weights = new float[columns][];
        for (int column = 0; column < columns; column++) {
            ByteBuffer bytes = bytes(Float.BYTES * features, in);
            weights[column] = new float[features];
            bytes.asFloatBuffer().get(weights[column]);
        }
        return new LinearModel(classes, weights, intercepts, ProbabilityLinkFormat.read(columns, in));
    }

    static void writeNumbers(double[] numbers, DataOutputStream out) throws IOException {
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    static double[] readNumbers(int count, DataInputStream in) throws IOException {
        ByteBuffer bytes = bytes(Double.BYTES * count, in);
        double[] numbers = new double[count];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }

    /** Takes no more memory than there are bytes: a damaged count is no reason to ask for more. */
    private static ByteBuffer bytes(int count, DataInputStream in) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("it ends too early");
        }
        return ByteBuffer.wrap(read);
    }

    static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_COUNT) {
            throw new IOException("it counts " + count);
        }
        return count;
    }
}
