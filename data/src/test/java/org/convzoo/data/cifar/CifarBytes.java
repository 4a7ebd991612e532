package org.convzoo.data.cifar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes files of records, right and wrong ones. */
final class CifarBytes {

    private static final int PLANE = 32 * 32;

    private CifarBytes() {}

    /** A file of CIFAR-10's records, one for each label. */
    static byte[] labelled(int... labels) {
        byte[][] records = Arrays.stream(labels).mapToObj(CifarBytes::record).toArray(byte[][]::new);
        return joined(records);
    }

    /**
     * One record: the red of pixel p is p modulo 100, the green 100 more, the blue 200 for all.
     *
     * @param labels the label bytes
     */
    static byte[] record(int... labels) {
        byte[] record = new byte[labels.length + 3 * PLANE];
        for (int position = 0; position < labels.length; position++) {
            record[position] = (byte) labels[position];
        }
        for (int pixel = 0; pixel < PLANE; pixel++) {
            record[labels.length + pixel] = (byte) (pixel % 100);
            record[labels.length + PLANE + pixel] = (byte) (100 + pixel % 100);
            record[labels.length + 2 * PLANE + pixel] = (byte) 200;
        }
        return record;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(zipped)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    /** A gzipped tar file of these files, in this order. */
    static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream stream = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                stream.putArchiveEntry(entry);
                stream.write(file.getValue());
                stream.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return gzipped(bytes.toByteArray());
    }

    /** Lines "class 0", "class 1" and so on. */
    static byte[] names(int classes) {
        StringBuilder lines = new StringBuilder();
        for (int name = 0; name < classes; name++) {
            lines.append("class ").append(name).append('\n');
        }
        return lines.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a file, gzipped if it is called so. */
    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, file.toString().endsWith(".gz") ? gzipped(bytes) : bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
