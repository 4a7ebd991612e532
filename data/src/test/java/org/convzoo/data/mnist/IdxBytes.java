package org.convzoo.data.mnist;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files, right and wrong ones. */
final class IdxBytes {

    private IdxBytes() {}

    /** Numbers of four bytes, then single bytes. */
    static byte[] of(int[] header, int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream stream = new DataOutputStream(bytes)) {
            for (int number : header) {
                stream.writeInt(number);
            }
            for (int value : values) {
                stream.writeByte(value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Images of 2 rows and 3 columns that count upwards from pixel to pixel. */
    static byte[] images(int count) {
        int[] values = new int[count * 6];
        for (int index = 0; index < values.length; index++) {
            values[index] = index;
        }
        return of(new int[] {0x803, count, 2, 3}, values);
    }

    static byte[] labels(int... labels) {
        return of(new int[] {0x801, labels.length}, labels);
    }

    static Path write(Path file, byte[] bytes) {
        try {
            if (!file.toString().endsWith(".gz")) {
                return Files.write(file, bytes);
            }
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
                stream.write(bytes);
            }
            return Files.write(file, zipped.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
