package org.convzoo.transfer.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A linear classifier as bytes: classes, columns, features, intercepts, weights, then what makes probabilities. */
final class LinearModelFormat {

    private static final int MOST_COUNT = 1 << 28;

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
        int features = count(in);
        double[] intercepts = readNumbers(columns, in);
        float[][] weights = new float[columns][];
        for (int column = 0; column < columns; column++) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(Math.multiplyExact(Float.BYTES, features)));
            if (bytes.remaining() < Float.BYTES * features) {
                throw new IOException("it ends too early");
            }
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
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_COUNT) {
            throw new IOException("it counts " + count);
        }
        return count;
    }
}
