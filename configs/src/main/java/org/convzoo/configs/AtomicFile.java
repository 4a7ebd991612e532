package org.convzoo.configs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/** Writes a file so that its name always stands for a whole one: the old content or the new, never half of it. */
public final class AtomicFile {

    /** Ends the name under which a file is written until it is whole. */
    public static final String UNFINISHED = ".part";

    private AtomicFile() {}

    /** Produces a file's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes beside the file, forces the bytes to the disk, then renames.
     *
     * @throws UserException if the disk is full or refuses; what was there before is still there
     * @throws CancellationException if the thread is interrupted
     */
    public static void write(Path file, Content content) {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (RuntimeException problem) {
            deleteQuietly(unfinished, problem);
            throw problem;
        } catch (ClosedByInterruptException interrupted) {
            deleteQuietly(unfinished, interrupted);
            CancellationException stopped = new CancellationException("interrupted while " + file + " was written");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (IOException problem) {
            deleteQuietly(unfinished, problem);
            throw UserException.failed(
                    "cannot write " + file + ": " + reason(file, problem) + "; what was there before is unharmed",
                    problem);
        }
    }

    /**
     * Asks whether a file can be written at a place, before the work whose result it is to hold.
     *
     * @param option that names it, for the message
     * @throws UserException if its folder is not there, or it is a folder itself
     */
    public static void requirePlace(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw UserException.wrongUsage(option + " " + file + ": there is no folder " + folder + "; make it first");
        }
        if (Files.isDirectory(file)) {
            throw UserException.wrongUsage(option + " " + file + " is a folder; name a file in it");
        }
    }

    /** Writes text as UTF-8. */
    public static void writeText(Path file, String text) {
        write(file, out -> out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String reason(Path file, IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no folder " + file.toAbsolutePath().getParent() + "; make it first";
        } else if (problem instanceof AccessDeniedException) {
            return "the folder or the file may not be written by you";
        } else if (Files.isDirectory(file)) {
            return "it is a folder; name a file";
        }
        String message = String.valueOf(problem.getMessage());
        return message.contains("No space left") ? "no space left on the disk; free some and try again" : message;
    }

    private static void deleteQuietly(Path unfinished, Exception problem) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException alsoThis) {
            problem.addSuppressed(alsoThis);
        }
    }
}
