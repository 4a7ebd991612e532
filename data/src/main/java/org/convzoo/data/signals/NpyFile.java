package org.convzoo.data.signals;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;

/**
 * A file that NumPy's {@code save} writes (format versions 1.0 to 3.0): numbers only, never the pickled objects that the
 * format can hold too. No more memory is taken than the file has bytes for.
 *
 * @param path the file
 * @param shape of the array
 * @param values in C order, whatever the file's order is
 */
record NpyFile(Path path, int[] shape, double[] values) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int MOST_DIMENSIONS = 8;
    private static final Pattern HEADER = Pattern.compile("\\s*\\{"
            + "(?=.*'descr'\\s*:\\s*'(?<order>[<>|=])(?<type>[a-zA-Z])(?<size>[0-9]{1,4})')"
            + "(?=.*'fortran_order'\\s*:\\s*(?<fortran>True|False))"
            + "(?=.*'shape'\\s*:\\s*\\((?<shape>[0-9, ]*)\\))"
            + "[^{}]*\\}\\s*");

    /** A file of numbers, as its header describes it. */
    private record Format(char type, int size, ByteOrder order, boolean fortran, int[] shape) {

        /** Null if the numbers do not fit into one array. */
        long count() {
            long count = 1;
            for (int length : shape) {
                count = Math.multiplyExact(count, (long) length);
            }
            return count;
        }
    }

    /**
     * Reads a file.
     *
     * @throws UserException if it is no such file, holds other things than numbers, or is cut off
     */
    static NpyFile read(Path path) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            byte[] start = exactly(in, 8);
            if (!Arrays.equals(MAGIC, Arrays.copyOf(start, 6)) || start[6] < 1 || start[6] > 3) {
                throw broken(path, "is no file of NumPy's save, version 1 to 3");
            }
            int lengthBytes = start[6] == 1 ? 2 : 4;
            long headerLength = number(exactly(in, lengthBytes));
            if (headerLength > LONGEST_HEADER) {
                throw broken(path, "has a header of " + headerLength + " bytes, allowed are " + LONGEST_HEADER);
            }
            Format format = format(path, new String(exactly(in, (int) headerLength), StandardCharsets.UTF_8));
            long wanted = Math.multiplyExact(format.count(), format.size());
            long present = Files.size(path) - 8 - lengthBytes - headerLength;
            if (wanted != present || format.count() > Integer.MAX_VALUE - 8) {
                throw broken(
                        path,
                        "should hold " + wanted + " bytes of numbers for its shape " + Arrays.toString(format.shape())
                                + ", but has " + present);
            }
            return new NpyFile(path, format.shape(), values(in, format));
        } catch (EOFException early) {
            throw broken(path, "ends too early");
        } catch (ArithmeticException tooLarge) {
            throw broken(path, "has a shape that no file can hold");
        } catch (IOException unreadable) {
            throw UserException.failed("cannot read " + path + " (" + FailureReason.of(unreadable) + ")", unreadable);
        }
    }

    private static Format format(Path path, String header) {
        Matcher matcher = HEADER.matcher(header.replace('\n', ' '));
        if (!matcher.matches()) {
            throw broken(path, "does not hold plain numbers: " + header.strip());
        }
        char type = matcher.group("type").charAt(0);
        int size = Integer.parseInt(matcher.group("size"));
        if (!Stream.of("f4", "f8", "i1", "i2", "i4", "i8", "u1").toList().contains("" + type + size)) {
            throw broken(path, "holds numbers of the type " + type + size + "; save f4, f8, i1, i2, i4, i8 or u1");
        }
        int[] shape;
        try {
            shape = Stream.of(matcher.group("shape").split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException tooLarge) {
            throw broken(path, "has a shape that no file can hold");
        }
        if (shape.length > MOST_DIMENSIONS) {
            throw broken(path, "has " + shape.length + " dimensions");
        }
        ByteOrder order = matcher.group("order").equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new Format(type, size, order, matcher.group("fortran").equals("True"), shape);
    }

    private static double[] values(InputStream in, Format format) throws IOException {
        double[] values = new double[(int) format.count()];
        ByteBuffer piece = ByteBuffer.allocate(format.size() * 1024).order(format.order());
        int[] place = new int[format.shape().length];
        for (int read = 0; read < values.length; ) {
            int count = Math.min(1024, values.length - read);
            piece.clear().put(exactly(in, count * format.size())).flip();
            for (int number = 0; number < count; number++, read++) {
                values[format.fortran() ? inOrder(place, format.shape()) : read] = next(piece, format);
            }
        }
        return values;
    }

    /** Where the next number of a file in Fortran's order, first index fastest, stands in C's; moves on. */
    private static int inOrder(int[] place, int[] shape) {
        int index = 0;
        for (int dimension = 0; dimension < shape.length; dimension++) {
            index = index * shape[dimension] + place[dimension];
        }
        for (int dimension = 0; dimension < shape.length; dimension++) {
            place[dimension]++;
            if (place[dimension] < shape[dimension]) {
                break;
            }
            place[dimension] = 0;
        }
        return index;
    }

    private static double next(ByteBuffer numbers, Format format) {
        if (format.type() == 'f') {
            return format.size() == 4 ? numbers.getFloat() : numbers.getDouble();
        }
        if (format.type() == 'u') {
            return numbers.get() & 0xFF;
        }
        return switch (format.size()) {
            case 1 -> numbers.get();
            case 2 -> numbers.getShort();
            case 4 -> numbers.getInt();
            default -> numbers.getLong();
        };
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Little-endian, not negative. */
    private static long number(byte[] bytes) {
        long number = 0;
        for (int index = bytes.length - 1; index >= 0; index--) {
            number = number << 8 | bytes[index] & 0xFF;
        }
        return number;
    }

    static UserException broken(Path path, String what) {
        return UserException.failed(path + " " + what + "; write it anew with numpy.save");
    }
}
