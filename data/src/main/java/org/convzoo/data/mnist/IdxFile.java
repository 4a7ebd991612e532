package org.convzoo.data.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.data.RawImage;

/**
 * A file in LeCun's IDX format, gzipped or not: a magic number, the sizes of the dimensions, then unsigned bytes.
 *
 * @param path the file
 * @param remedy what a person does about a file that is broken, e.g. {@code delete it, then it is downloaded again}
 */
record IdxFile(Path path, String remedy) {

    private static final int IMAGES = 0x00000803;
    private static final int LABELS = 0x00000801;
    private static final int MOST_ITEMS = 10_000_000;
    private static final int LONGEST_SIDE = 4096;

    /**
     * The images of an {@code idx3-ubyte} file.
     *
     * @param transposed the file stores columns where others store rows, as EMNIST does
     */
    List<RawImage> images(boolean transposed) {
        return read(IMAGES, "images", stream -> {
            int count = bounded(stream.readInt(), 1, MOST_ITEMS, "images");
            int rows = bounded(stream.readInt(), 1, LONGEST_SIDE, "rows");
            int columns = bounded(stream.readInt(), 1, LONGEST_SIDE, "columns");
            // Grows with what the file really has: the header alone never decides how much memory is taken.
            List<RawImage> images = new ArrayList<>();
            while (images.size() < count) {
                byte[] pixels = stream.readNBytes(rows * columns);
                if (pixels.length < rows * columns) {
                    throw broken("ends after " + images.size() + " of " + count + " images");
                }
                images.add(
                        transposed
                                ? new RawImage(columns, rows, 1, transpose(pixels, rows, columns))
                                : new RawImage(rows, columns, 1, pixels));
            }
            return images;
        });
    }

    /** The labels of an {@code idx1-ubyte} file, each 0 to 255. */
    int[] labels() {
        return read(LABELS, "labels", stream -> {
            int count = bounded(stream.readInt(), 1, MOST_ITEMS, "labels");
            byte[] values = stream.readNBytes(count);
            if (values.length < count) {
                throw broken("ends after " + values.length + " of " + count + " labels");
            }
            int[] labels = new int[count];
            for (int index = 0; index < count; index++) {
                labels[index] = Byte.toUnsignedInt(values[index]);
            }
            return labels;
        });
    }

    UserException broken(String what) {
        return UserException.failed(path + " " + what + "; " + remedy);
    }

    private <T> T read(int magic, String content, Body<T> body) {
        try (InputStream file = Files.newInputStream(path);
                DataInputStream stream = new DataInputStream(new BufferedInputStream(unzipped(file), 1 << 16))) {
            int found = stream.readInt();
            if (found != magic) {
                throw broken(String.format(
                        "is not an IDX file of %s: it begins with 0x%08x instead of 0x%08x", content, found, magic));
            }
            T result = body.read(stream);
            if (stream.read() >= 0) {
                throw broken("goes on after the last of its " + content);
            }
            return result;
        } catch (ZipException damaged) {
            throw broken("is damaged (" + damaged.getMessage() + ")");
        } catch (EOFException early) {
            throw broken("ends too early");
        } catch (IOException unreadable) {
            throw UserException.failed("cannot read " + path + " (" + FailureReason.of(unreadable) + ")", unreadable);
        }
    }

    private InputStream unzipped(InputStream file) throws IOException {
        return path.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file;
    }

    private int bounded(int value, int least, int most, String what) {
        if (value < least || value > most) {
            throw broken("claims " + Integer.toUnsignedString(value) + " " + what + ", allowed are " + least + " to "
                    + most);
        }
        return value;
    }

    private static byte[] transpose(byte[] pixels, int rows, int columns) {
        byte[] transposed = new byte[pixels.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = pixels[row * columns + column];
            }
        }
        return transposed;
    }

    private interface Body<T> {
        T read(DataInputStream stream) throws IOException;
    }
}
