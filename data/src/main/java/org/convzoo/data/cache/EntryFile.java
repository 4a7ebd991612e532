package org.convzoo.data.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.convzoo.data.ImagePart;
import org.convzoo.data.RawImage;

/**
 * The file of one decoded image.
 *
 * @param path where it is, or will be
 */
record EntryFile(Path path) {

    static final String ENDING = ".pixels";

    /** Ends the name under which an entry is written until it is whole. */
    static final String UNFINISHED = ".part";

    /**
     * Reads an image, of which only the rows of a part need be right.
     *
     * @param buffer through which the bytes go; off the heap, or each thread would be given another one of that size
     * @return empty if there is no entry, or it is not whole, or of another image or another state of it
     */
    Optional<RawImage> read(EntryKey key, ImagePart.Choice part, ByteBuffer buffer) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            buffer.clear().limit(EntryHeader.BYTES);
            fill(channel, 0, buffer);
            Optional<EntryHeader> found = EntryHeader.read(key, buffer.flip());
            if (found.isEmpty() || channel.size() != found.get().fileBytes()) {
                return Optional.empty();
            }
            EntryHeader header = found.get();
            byte[] pixels = new byte[header.begin(header.checksums().length)];
            ImagePart wanted = part.of(header.height(), header.width());
            int first = header.bandOf(wanted.top());
            int last = header.bandOf(wanted.top() + wanted.height() - 1);
            CRC32C checksum = new CRC32C();
            for (int band = first; band <= last; band++) {
                if (!read(channel, header, band, pixels, buffer) || !header.holds(checksum, band, pixels)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new RawImage(header.height(), header.width(), header.channels(), pixels));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            // The image file itself is still there.
            return Optional.empty();
        }
    }

    private static boolean read(FileChannel channel, EntryHeader header, int band, byte[] pixels, ByteBuffer buffer)
            throws IOException {
        int end = header.begin(band + 1);
        int at = header.begin(band);
        while (at < end) {
            buffer.clear().limit(Math.min(buffer.capacity(), end - at));
            fill(channel, EntryHeader.BYTES + (long) at, buffer);
            if (buffer.hasRemaining()) {
                return false;
            }
            buffer.flip();
            int length = buffer.remaining();
            buffer.get(pixels, at, length);
            at += length;
        }
        return true;
    }

    /** Reads until the buffer is full or the file ends. */
    private static void fill(FileChannel channel, long position, ByteBuffer buffer) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }

    /**
     * Writes an image beside the entry and then renames, so that processes that read or write the same one at once see a whole one.
     * Bytes are not forced to the disk: what a power failure leaves undone is told by the checksums.
     *
     * @param writer tells those apart that write the same entry at once
     */
    void write(EntryKey key, EntryHeader header, byte[] pixels, String writer, ByteBuffer buffer) throws IOException {
        Files.createDirectories(path.getParent());
        Path unfinished = path.resolveSibling(path.getFileName() + "." + writer + UNFINISHED);
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                buffer.limit(EntryHeader.BYTES);
                header.put(key, buffer);
                drain(channel, buffer);
                for (int at = 0; at < pixels.length; at += buffer.capacity()) {
                    buffer.clear()
                            .put(pixels, at, Math.min(buffer.capacity(), pixels.length - at))
                            .flip();
                    drain(channel, buffer);
                }
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException inUse) {
            Files.deleteIfExists(unfinished);
            // Where a file that somebody reads cannot be replaced: then it is there, for whoever comes next to judge.
            if (!Files.exists(path)) {
                throw inUse;
            }
        } catch (IOException | RuntimeException | Error failure) {
            deleteQuietly(unfinished, failure);
            throw failure;
        }
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void deleteQuietly(Path unfinished, Throwable failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException alsoThis) {
            failure.addSuppressed(alsoThis);
        }
    }

    /** On the disk, 0 if there is none. */
    long bytes() {
        try {
            return Files.size(path);
        } catch (IOException absent) {
            return 0;
        }
    }
}
