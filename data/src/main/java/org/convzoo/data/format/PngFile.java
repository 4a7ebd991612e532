package org.convzoo.data.format;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/** The chunks of a PNG file: length, type, content, CRC-32 (ISO/IEC 15948, 5.3). */
public final class PngFile {

    static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

    private static final int FRAME = 12;

    private PngFile() {}

    /** What a file lacks: it ends before its last chunk, or a chunk that pixels depend on is not what was written. */
    static Optional<String> damage(byte[] file) {
        CRC32 checksum = new CRC32();
        for (int at = SIGNATURE.length(); at + FRAME <= file.length; ) {
            int length = ByteBuffer.wrap(file).getInt(at);
            String type = FileFormat.text(file, at + 4, 4);
            if (length < 0 || length > file.length - at - FRAME) {
                return Optional.of("its chunk " + type + " goes on behind the end of the file");
            }
            checksum.reset();
            checksum.update(file, at + 4, length + 4);
            boolean critical = Character.isUpperCase(type.charAt(0));
            if (critical && (int) checksum.getValue() != ByteBuffer.wrap(file).getInt(at + 8 + length)) {
                return Optional.of("the checksum of its chunk " + type + " is wrong");
            }
            if (type.equals("IEND")) {
                return Optional.empty();
            }
            at += FRAME + length;
        }
        return Optional.of("it ends before its last chunk");
    }

    /** What the first chunk of a type holds; empty if there is none. */
    public static Optional<ByteBuffer> chunk(byte[] file, String type) {
        for (int at = SIGNATURE.length(); at + FRAME <= file.length; ) {
            int length = ByteBuffer.wrap(file).getInt(at);
            if (length < 0 || length > file.length - at - FRAME) {
                return Optional.empty();
            }
            if (FileFormat.text(file, at + 4, 4).equals(type)) {
                return Optional.of(ByteBuffer.wrap(file).slice(at + 8, length));
            }
            at += FRAME + length;
        }
        return Optional.empty();
    }
}
