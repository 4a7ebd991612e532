package org.convzoo.data.format;

import java.util.Optional;

/** The segments before a JPEG file's first scan: marker, length, content (ITU-T T.81, B.1.1). */
final class JpegFile {

    private static final int SCAN = 0xDA;

    private JpegFile() {}

    /** What a file lacks: it ends before its samples begin; what is missing of these, decoders notice. */
    static Optional<String> damage(byte[] file) {
        int at = 2;
        while (at + 4 <= file.length && file[at] == (byte) 0xFF) {
            if ((file[at + 1] & 0xFF) == SCAN) {
                return Optional.empty();
            }
            at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
        }
        return at + 4 > file.length ? Optional.of("it ends within its header") : Optional.empty();
    }
}
