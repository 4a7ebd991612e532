package org.convzoo.zoo.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers beside a file that its content was checked, so that half a gigabyte is not hashed for every image. It is a
 * line as {@code sha256sum --check} reads it, dated like the file, and holds as long as the file has that date: another
 * one that is moved here may well be older.
 *
 * @param file what was checked
 * @param path where that is written down
 */
record Seal(Path file, Path path) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  .+\\R?");

    static Seal of(Path file) {
        return new Seal(file, file.resolveSibling(file.getFileName() + ".sha256"));
    }

    boolean holds() {
        try {
            return sha256().isPresent() && Files.getLastModifiedTime(path).equals(Files.getLastModifiedTime(file));
        } catch (IOException gone) {
            return false;
        }
    }

    /** What the file hashed to when it was checked; empty if it never was. */
    Optional<String> sha256() {
        try {
            Matcher line = LINE.matcher(Files.readString(path));
            return line.matches() ? Optional.of(line.group(1)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Forgets an earlier file of that name. */
    void breakOpen() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Does nothing in a folder that others keep: there, files are hashed every time. */
    void set(String sha256) {
        try {
            if (isForWriting(path.toAbsolutePath().getParent())) {
                Files.writeString(path, sha256 + "  " + file.getFileName() + "\n");
                Files.setLastModifiedTime(path, Files.getLastModifiedTime(file));
            }
        } catch (IOException notAllowed) {
            // as said above
        }
    }

    /** As its permissions say; root, and many containers run as root, could write everywhere. */
    private static boolean isForWriting(Path folder) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        return posix == null || posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    }
}
