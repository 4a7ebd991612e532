package org.convzoo.data.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.convzoo.data.Fingerprint;

/**
 * Which image an entry of the cache is of.
 *
 * @param name of the entry's file below the cache's folder: one for each image file and way of decoding it, so that what
 *     is out of date is written over
 * @param content SHA-256 over all that the pixels follow from: the file's path, size and time of change, the decoder and
 *     its options; 32 bytes
 * @param changed when the image file was changed
 */
record EntryKey(String name, byte[] content, Instant changed) {

    static final int CONTENT_BYTES = 32;

    /**
     * The key of a file as it is now.
     *
     * @param decoding tells the decoder and its options
     * @throws IOException if there is no such file
     */
    static EntryKey of(Path file, Decoding decoding) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Instant changed = attributes.lastModifiedTime().toInstant();
        String path = file.toAbsolutePath().normalize().toString();
        MessageDigest digest = Fingerprint.sha256();
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] place = digest.digest(decoding.options().getBytes(StandardCharsets.UTF_8));
        digest.update(place);
        digest.update(ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES)
                .putLong(attributes.size())
                .putLong(changed.getEpochSecond())
                .putInt(changed.getNano())
                .flip());
        byte[] content = digest.digest(decoding.decoder().getBytes(StandardCharsets.UTF_8));
        String hexadecimal = HexFormat.of().formatHex(place);
        return new EntryKey(
                hexadecimal.substring(0, 2) + "/" + hexadecimal.substring(2) + EntryFile.ENDING, content, changed);
    }

    /** Whether both are of the same file in the same state. */
    boolean isOfSame(EntryKey other) {
        return MessageDigest.isEqual(content, other.content);
    }
}
