package org.convzoo.data.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Expected;
import org.convzoo.configs.download.Patience;
import org.convzoo.data.FailureReason;

/**
 * An archive of images, known by its SHA-256. What it holds lies in a folder of the data home that is called by that
 * hash and appears when it is complete: half of it is never taken for the whole.
 *
 * @param location an http or https address, or a file
 * @param sha256 of the archive, 64 digits in lower case
 */
public record ImageArchive(String location, String sha256) {

    private static final String HOME = "archives";
    private static final long LARGEST = 1L << 40;

    /**
     * The folder with the archive's files; fetched, verified and unpacked if it is not there yet.
     *
     * @throws UserException if that cannot be done; nothing is left behind but the part that has been downloaded
     */
    public Path unpacked(DataLocator locator, Access access) {
        return unpacked(locator, new Download(Patience.USUAL, access), Limits.USUAL);
    }

    Path unpacked(DataLocator locator, Download download, Limits limits) {
        Path folder = locator.inDataHome(HOME).resolve(sha256.substring(0, 32));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            try (FileChannel file = FileChannel.open(
                            beside(folder, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                // another process may have done it while this one waited
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    unpackInto(folder, locator, download, limits);
                }
            }
        } catch (RefusedEntryException unsafe) {
            throw UserException.failed(
                    "the archive " + location + " was not unpacked: " + unsafe.getMessage()
                            + "; unpack it by hand if you trust it, and name its folder in data.source.directory",
                    unsafe);
        } catch (IOException failed) {
            String reason = failed instanceof FileSystemException
                    ? "cannot write to " + folder.getParent() + " (" + FailureReason.of(failed) + ")"
                    : failed.getMessage();
            throw UserException.failed("the archive " + location + " could not be used: " + reason, failed);
        }
        return folder;
    }

    private void unpackInto(Path folder, DataLocator locator, Download download, Limits limits) throws IOException {
        Path fetched = folder.resolveSibling(sha256.substring(0, 32) + "-" + name());
        Optional<URI> address = address();
        Path archive = address.isPresent() ? fetched : verified(locator.find(location));
        if (address.isPresent() && !Files.exists(fetched)) {
            download.fetch(
                    address.get(),
                    fetched,
                    Expected.atMost(LARGEST, Optional.of(Digest.sha256(sha256))),
                    download.access().downloads().begin(name()));
        }
        // the rest of an attempt that was cut short; the lock says that nobody is writing there
        Path unfinished = beside(folder, AtomicFile.UNFINISHED);
        delete(unfinished);
        try {
            Files.createDirectory(unfinished);
            unpack(archive, unfinished, limits);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
        Files.deleteIfExists(fetched);
    }

    private void unpack(Path archive, Path empty, Limits limits) throws IOException {
        try {
            Unpacking.unpack(archive, ArchiveKind.of(name()), empty, limits);
        } catch (RefusedEntryException | FileSystemException known) {
            throw known;
        } catch (IOException unreadable) {
            throw new IOException(
                    archive + " cannot be unpacked (" + FailureReason.of(unreadable)
                            + "); if it is cut off or no archive of the kind that its name says, get another copy and"
                            + " correct data.source.sha256",
                    unreadable);
        }
    }

    private Path verified(Path file) throws IOException {
        String found = Digest.Algorithm.SHA_256.of(file);
        if (!found.equals(sha256)) {
            throw new IOException(file + " has other content than it should: SHA-256 " + found + " instead of " + sha256
                    + "; get it again, or correct data.source.sha256");
        }
        return file;
    }

    private Optional<URI> address() {
        return location.matches("(?i)https?://.*") ? Optional.of(URI.create(location)) : Optional.empty();
    }

    /** The last part of the path: what mirrors know the file by. */
    private String name() {
        String path = address().map(URI::getPath).orElse(location).replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Path beside(Path folder, String ending) {
        return folder.resolveSibling(folder.getFileName() + ending);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> files = Files.walk(folder)) {
                deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
