package org.convzoo.data.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes the files of one archive into an empty folder; plain files and folders, nothing else, and not too much of them. */
final class Unpacking {

    private final Path archive;
    private final Path folder;
    private final Limits limits;
    private final long mostBytes;
    private long entries;
    private long bytes;

    private Unpacking(Path archive, Path folder, Limits limits) throws IOException {
        this.archive = archive;
        this.folder = folder;
        this.limits = limits;
        this.mostBytes = limits.bytesFrom(Files.size(archive));
    }

    /**
     * Unpacks an archive.
     *
     * @param folder empty
     * @throws RefusedEntryException if it holds what must not be written; some of it may have been written already
     * @throws IOException if it cannot be read to its end
     */
    static void unpack(Path archive, ArchiveKind kind, Path folder, Limits limits) throws IOException {
        Unpacking unpacking = new Unpacking(archive, folder, limits);
        switch (kind) {
            case ZIP -> unpacking.zip();
            case TAR -> unpacking.tar(false);
            case TAR_GZ -> unpacking.tar(true);
        }
    }

    private void zip() throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                count();
                if (entry.isUnixSymlink()) {
                    throw new RefusedEntryException(entry.getName(), "is a link");
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new RefusedEntryException(
                            entry.getName(), "is encrypted or compressed in a way that is not known here");
                }
                Optional<Path> place = EntryName.below(folder, entry.getName());
                if (place.isPresent() && entry.isDirectory()) {
                    Files.createDirectories(place.get());
                } else if (place.isPresent()) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        write(entry.getName(), content, place.get());
                    }
                }
            }
        }
    }

    private void tar(boolean zipped) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                InputStream plain = zipped ? new GZIPInputStream(file, 1 << 16) : file;
                TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(plain, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextTarEntry(); entry != null; entry = tar.getNextTarEntry()) {
                count();
                refuseSpecial(entry);
                Optional<Path> place = EntryName.below(folder, entry.getName());
                if (place.isPresent() && entry.isDirectory()) {
                    Files.createDirectories(place.get());
                } else if (place.isPresent()) {
                    write(entry.getName(), tar, place.get());
                } else {
                    // what is passed over costs time to unpack as well
                    add(entry.getName(), entry.getSize());
                }
            }
        }
    }

    private static void refuseSpecial(TarArchiveEntry entry) throws RefusedEntryException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            throw new RefusedEntryException(entry.getName(), "is a link");
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            throw new RefusedEntryException(entry.getName(), "is a device or a pipe");
        }
        if (!entry.isDirectory() && !entry.isFile() || entry.isSparse()) {
            throw new RefusedEntryException(entry.getName(), "is no plain file");
        }
    }

    private void write(String name, InputStream content, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        long before = bytes;
        byte[] piece = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                add(name, length);
                if (bytes - before > limits.entryBytes()) {
                    throw new RefusedEntryException(name, "has more than " + limits.entryBytes() + " bytes");
                }
                out.write(piece, 0, length);
            }
        } catch (FileAlreadyExistsException twice) {
            throw new RefusedEntryException(name, "is there twice");
        }
    }

    private void count() throws RefusedEntryException {
        entries++;
        if (entries > limits.entries()) {
            throw new RefusedEntryException("it has more than " + limits.entries() + " entries");
        }
    }

    private void add(String name, long more) throws RefusedEntryException {
        bytes += more;
        if (bytes > mostBytes) {
            throw new RefusedEntryException(
                    "it unpacks to more than " + mostBytes + " bytes, at entry " + name.replaceAll("\\p{Cntrl}", "?"));
        }
    }
}
