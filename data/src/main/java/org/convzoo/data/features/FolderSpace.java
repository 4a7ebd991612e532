package org.convzoo.data.features;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the tables of a folder take of the disk, and which of them may go. Other files of the folder are left alone. */
final class FolderSpace {

    private static final Pattern TABLE = Pattern.compile("[0-9a-f]{64}\\" + TableFolder.TABLE);
    private static final Pattern UNFINISHED = Pattern.compile("[0-9a-f]{64}\\..+\\" + TableFolder.UNFINISHED);
    private static final Pattern IN_USE = Pattern.compile("[0-9a-f]{64}\\..+\\" + TableFolder.IN_USE);

    /** Is left to the others on the disk, and to the run's own checkpoints. */
    private static final long LEFT_FREE = 1L << 30;

    private final Path folder;
    private final long limitBytes;

    FolderSpace(Path folder, long limitBytes) {
        this.folder = folder;
        this.limitBytes = limitBytes;
    }

    private record Entry(Path path, long bytes, FileTime used) {}

    /** Refuses what would not fit into an empty folder. */
    void require(long bytes) throws NoRoomException {
        if (bytes > limitBytes) {
            throw new NoRoomException("they take " + Gigabytes.of(bytes) + ", more than the " + Gigabytes.of(limitBytes)
                    + " that limitGigabytes allows; allow more, or cut the network higher");
        }
    }

    NoRoomException taken(long bytes) {
        return new NoRoomException("they take " + Gigabytes.of(bytes) + ", which neither what other runs leave of the "
                + Gigabytes.of(limitBytes) + " that limitGigabytes allows to " + folder + " nor its disk has room for;"
                + " allow more, free some, or wait for the others");
    }

    /** An unfinished table that no living process writes to. */
    Optional<Path> unheldDraft(TableKey key) throws IOException {
        for (Path path : files(UNFINISHED)) {
            if (nameOf(path).startsWith(key.hexadecimal()) && !HeldFile.isHeld(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Deletes what has not been used for longest until there is room.
     *
     * @param instead a file whose place the new one takes
     * @return whether there is
     */
    boolean make(long bytes, Optional<Path> instead) throws IOException {
        deleteMarksOfTheDead();
        List<Entry> entries = entries();
        entries.removeIf(entry -> entry.path().equals(instead.orElse(null)));
        long taken = entries.stream().mapToLong(Entry::bytes).sum();
        FileStore disk = Files.getFileStore(folder);
        for (Entry entry : entries) {
            if (!fits(taken, bytes, disk) && !isInUse(entry.path())) {
                Files.delete(entry.path());
                taken -= entry.bytes();
            }
        }
        return fits(taken, bytes, disk);
    }

    private boolean fits(long taken, long bytes, FileStore disk) throws IOException {
        return taken + bytes <= limitBytes && disk.getUsableSpace() >= LEFT_FREE + bytes;
    }

    /** Those first that were used last of all longest ago. */
    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Pattern pattern : List.of(TABLE, UNFINISHED)) {
            for (Path path : files(pattern)) {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                entries.add(new Entry(path, attributes.size(), attributes.lastModifiedTime()));
            }
        }
        entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::path));
        return entries;
    }

    private boolean isInUse(Path path) throws IOException {
        if (UNFINISHED.matcher(nameOf(path)).matches()) {
            return HeldFile.isHeld(path);
        }
        String key = nameOf(path).replace(TableFolder.TABLE, "");
        return files(IN_USE).stream().anyMatch(mark -> nameOf(mark).startsWith(key));
    }

    private void deleteMarksOfTheDead() throws IOException {
        for (Path mark : files(IN_USE)) {
            if (!HeldFile.isHeld(mark)) {
                Files.delete(mark);
            }
        }
    }

    /** All tables that are finished. */
    List<Path> tables() throws IOException {
        return Files.isDirectory(folder) ? files(TABLE) : List.of();
    }

    private List<Path> files(Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> name.matcher(nameOf(path)).matches()).toList();
        }
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }
}
