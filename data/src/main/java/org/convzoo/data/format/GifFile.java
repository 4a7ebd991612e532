package org.convzoo.data.format;

import java.util.Optional;

/** The blocks of a GIF file (CompuServe, GIF89a specification). */
final class GifFile {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int SCREEN_END = 13;
    private static final int PACKED = 10;

    private GifFile() {}

    /** What a file lacks: it ends within a block or before its trailer. */
    static Optional<String> damage(byte[] file) {
        try {
            int at = SCREEN_END + table(file[PACKED]);
            while (file[at] != TRAILER) {
                at = switch (file[at]) {
                    case EXTENSION -> afterSubBlocks(file, at + 2);
                    case IMAGE -> afterSubBlocks(file, at + 11 + table(file[at + 9]));
                    default -> throw new IllegalStateException("it has a block of the unknown type " + file[at]);
                };
            }
            return Optional.empty();
        } catch (ArrayIndexOutOfBoundsException end) {
            return Optional.of("it ends before its last block");
        } catch (IllegalStateException unknown) {
            return Optional.of(unknown.getMessage());
        }
    }

    /** Bytes of a colour table, by the packed field that announces it. */
    private static int table(byte packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }

    private static int afterSubBlocks(byte[] file, int first) {
        int at = first;
        while (file[at] != 0) {
            at += 1 + (file[at] & 0xFF);
        }
        return at + 1;
    }
}
