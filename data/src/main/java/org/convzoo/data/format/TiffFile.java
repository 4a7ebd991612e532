package org.convzoo.data.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;

/** The first directory of a TIFF file, or of the EXIF data in another file (TIFF 6.0, section 2). */
public final class TiffFile {

    private static final int SHORT = 3;

    /** Of a value, by its type: BYTE, ASCII, SHORT, LONG, RATIONAL, then the signed ones, FLOAT and DOUBLE. */
    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private static final int ENTRY = 12;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;

    private TiffFile() {}

    /** What a file lacks: the table of its images lies behind its end, where writers put it last. */
    static Optional<String> damage(byte[] file) {
        if (file.length < 8) {
            return Optional.of("it ends within its header");
        }
        ByteBuffer bytes = ordered(ByteBuffer.wrap(file));
        long directory = Integer.toUnsignedLong(bytes.getInt(4));
        if (directory + 2 > file.length
                || directory + 2 + (long) ENTRY * Short.toUnsignedInt(bytes.getShort((int) directory)) > file.length) {
            return Optional.of("its directory lies behind the end of the file");
        }
        if (endOfValues(bytes, (int) directory) > file.length) {
            return Optional.of("its directory goes on behind the end of the file");
        }
        return endOfPixels(bytes, (int) directory) > file.length
                ? Optional.of("its pixels go on behind the end of the file")
                : Optional.empty();
    }

    /** One past the last byte of the directory and of the values that do not fit into it. */
    private static long endOfValues(ByteBuffer bytes, int directory) {
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        long end = directory + 2 + (long) ENTRY * entries + Integer.BYTES;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + ENTRY * entry;
            int type = Short.toUnsignedInt(bytes.getShort(at + 2));
            long length = type < BYTES.length ? BYTES[type] * Integer.toUnsignedLong(bytes.getInt(at + 4)) : 0;
            if (length > Integer.BYTES) {
                end = Math.max(end, Integer.toUnsignedLong(bytes.getInt(at + 8)) + length);
            }
        }
        return end;
    }

    /** One past the last byte of the first image's strips or tiles. */
    private static long endOfPixels(ByteBuffer bytes, int directory) {
        long[] offsets = numbers(bytes, directory, Set.of(STRIP_OFFSETS, TILE_OFFSETS));
        long[] lengths = numbers(bytes, directory, Set.of(STRIP_LENGTHS, TILE_LENGTHS));
        long end = 0;
        for (int part = 0; part < Math.min(offsets.length, lengths.length); part++) {
            end = Math.max(end, offsets[part] + lengths[part]);
        }
        return end;
    }

    /** The values of the first entry with one of the tags, none if it is broken: then the decoder will tell. */
    private static long[] numbers(ByteBuffer bytes, int directory, Set<Integer> tags) {
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + ENTRY * entry;
            int width = bytes.getShort(at + 2) == SHORT ? Short.BYTES : Integer.BYTES;
            long count = Integer.toUnsignedLong(bytes.getInt(at + 4));
            if (tags.contains(Short.toUnsignedInt(bytes.getShort(at)))) {
                long start = count * width <= Integer.BYTES ? at + 8 : Integer.toUnsignedLong(bytes.getInt(at + 8));
                if (start + count * width > bytes.limit()) {
                    return new long[0];
                }
                return LongStream.range(0, count)
                        .map(index -> number(bytes, (int) (start + index * width), width))
                        .toArray();
            }
        }
        return new long[0];
    }

    private static long number(ByteBuffer bytes, int at, int width) {
        return width == Short.BYTES
                ? Short.toUnsignedLong(bytes.getShort(at))
                : Integer.toUnsignedLong(bytes.getInt(at));
    }

    /**
     * The value of a SHORT in the first directory; empty if there is none.
     *
     * @throws IndexOutOfBoundsException if the directory is broken
     */
    public static OptionalInt number(ByteBuffer tiff, int tag) {
        if (tiff.remaining() < 8 || tiff.getInt(0) != 0x49492A00 && tiff.getInt(0) != 0x4D4D002A) {
            return OptionalInt.empty();
        }
        ByteBuffer bytes = ordered(tiff);
        int directory = bytes.getInt(4);
        int entries = Short.toUnsignedInt(bytes.getShort(directory));
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + ENTRY * entry;
            if (bytes.getShort(at) == tag && bytes.getShort(at + 2) == SHORT) {
                return OptionalInt.of(Short.toUnsignedInt(bytes.getShort(at + 8)));
            }
        }
        return OptionalInt.empty();
    }

    private static ByteBuffer ordered(ByteBuffer tiff) {
        return tiff.duplicate().order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
