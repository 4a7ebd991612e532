package org.convzoo.data.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file of this process, locked, so that others leave it alone while the process lives. Its name begins with the
 * process's own: a process must not open its own locked files a second time, because on POSIX systems the lock would be
 * gone when the second channel is closed.
 *
 * @param channel for reading and writing; holds the lock
 */
record HeldFile(Path path, FileChannel channel) {

    // Another one in every process, even where containers number theirs alike.
    private static final String PROCESS = UUID.randomUUID().toString();

    /** A new, empty file. */
    static HeldFile create(Path folder, TableKey key, String ending) throws IOException {
        Path path = folder.resolve(key.hexadecimal() + "." + PROCESS + "." + UUID.randomUUID() + ending);
        return hold(path, StandardOpenOption.CREATE_NEW);
    }

    /** Takes over a file that nobody holds; its name becomes one of this process's. */
    static HeldFile adopt(Path free, TableKey key, String ending) throws IOException {
        Path path = free.resolveSibling(key.hexadecimal() + "." + PROCESS + "." + UUID.randomUUID() + ending);
        Files.move(free, path);
        return hold(path, StandardOpenOption.WRITE);
    }

    private static HeldFile hold(Path path, StandardOpenOption option) throws IOException {
        FileChannel channel = FileChannel.open(path, option, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            // held until the channel is closed
            channel.lock();
            return new HeldFile(path, channel);
        } catch (IOException | RuntimeException | Error failure) {
            channel.close();
            throw failure;
        }
    }

    /** Whether a living process holds a file, this one or another. */
    static boolean isHeld(Path path) throws IOException {
        if (path.getFileName().toString().contains(PROCESS)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /** Reads until the buffer is full or the file ends. */
    static void read(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long from = position;
        for (int count = 0; count >= 0 && bytes.hasRemaining(); from += count) {
            count = channel.read(bytes, from);
        }
    }

    /** Lets go of the file and gives it another name. */
    void moveTo(Path other) throws IOException {
        channel.close();
        Files.move(path, other, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets go of the file and deletes it. */
    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
