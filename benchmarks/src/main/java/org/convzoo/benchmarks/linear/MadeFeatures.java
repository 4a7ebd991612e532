package org.convzoo.benchmarks.linear;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Draws features like those behind a network's last pooling and writes them as NumPy files, for both sides to read:
 * {@code features.npy} float32 {@code [rows, features]} and {@code labels.npy} int32 {@code [rows]}.
 */
final class MadeFeatures {

    /** Below it a feature is 0, so that about 16 % are not. */
    private static final double THRESHOLD = 0.99;

    /** Of the classes' centres, in each feature; what makes rows differ has the deviation 1. */
    private static final double DISTANCE = 0.06;

    /** Features go along with each other, as those of images do: they share this many causes, which make this part of them. */
    private static final int CAUSES = 16;

    private static final double SHARED = 0.6;
    private static final double WRONG_LABELS = 0.05;

    private MadeFeatures() {}

    /** @param arguments folder, rows, features, classes, seed */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        int classes = Integer.parseInt(arguments[3]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[4]));
        float[][] centres = gaussian(random, classes, width, DISTANCE);
        float[][] causes = gaussian(random, CAUSES, width, SHARED / Math.sqrt(CAUSES));
        double own = Math.sqrt(1 - SHARED * SHARED);
        int[] labels = new int[rows];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("features.npy")))) {
            out.write(header("<f4", "(" + rows + ", " + width + ")"));
            ByteBuffer row = ByteBuffer.allocate(width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < rows; i++) {
                int centre = random.nextInt(classes);
                labels[i] = random.nextDouble() < WRONG_LABELS ? random.nextInt(classes) : centre;
                float[] values = centres[centre].clone();
                for (float[] cause : causes) {
                    float strength = (float) random.nextGaussian();
                    for (int j = 0; j < width; j++) {
                        values[j] += strength * cause[j];
                    }
                }
                row.clear();
                for (float value : values) {
                    row.putFloat((float) Math.max(0, value + own * random.nextGaussian() - THRESHOLD));
                }
                out.write(row.array());
            }
        }
        ByteBuffer values = ByteBuffer.allocate(rows * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.asIntBuffer().put(labels);
        try (OutputStream out = Files.newOutputStream(folder.resolve("labels.npy"))) {
            out.write(header("<i4", "(" + rows + ",)"));
            out.write(values.array());
        }
    }

    private static float[][] gaussian(SplittableRandom random, int rows, int width, double deviation) {
        float[][] drawn = new float[rows][width];
        for (float[] row : drawn) {
            for (int j = 0; j < width; j++) {
                row[j] = (float) (deviation * random.nextGaussian());
            }
        }
        return drawn;
    }

    /** NPY's header, version 1.0, padded so that the numbers begin at {@link NpyRows#HEADER}. */
    private static byte[] header(String type, String shape) {
        String words = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        byte[] header = new byte[NpyRows.HEADER];
        ByteBuffer to = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        to.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        to.putShort((short) (NpyRows.HEADER - 10));
        to.put(String.format("%-" + (NpyRows.HEADER - 11) + "s\n", words).getBytes(StandardCharsets.US_ASCII));
        return header;
    }
}
