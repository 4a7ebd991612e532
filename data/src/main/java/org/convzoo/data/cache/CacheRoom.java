package org.convzoo.data.cache;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The room that entries may take. To make some, those go that have not been used for longest; but none that has been used since
 * this cache was opened, for images come round again epoch by epoch: were the oldest to go, each would be gone before
 * it is wanted again. Any number of threads.
 */
final class CacheRoom {

    /** Is left to the others on the disk, and to the run's own checkpoints. */
    private static final long LEFT_FREE = 1L << 30;

    /** File systems tell times of change in steps of this at most. */
    static final Duration TICK = Duration.ofSeconds(2);

    private static final Duration ABANDONED = Duration.ofHours(1);

    /** Between two looks at what other processes have written meanwhile, this part of the limit is written. */
    private static final int LOOKS = 16;

    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{62}\\" + EntryFile.ENDING + "(\\..*\\" + EntryFile.UNFINISHED + ")?");

    private final Path folder;
    private final long limit;
    private final Instant opened;
    private final Deque<Unused> unused = new ArrayDeque<>();
    private @Nullable FileStore disk;
    private long taken;
    private long untilNextLook;

    CacheRoom(Path folder, long limit, Instant opened) {
        this.folder = folder;
        this.limit = limit;
        this.opened = opened.minus(TICK);
    }

    /** Whether there is room. */
    enum Answer {
        TAKEN,
        /** The entries have reached their limit. */
        LIMIT_REACHED,
        /** The disk has little left. */
        DISK_FULL
    }

    private record Unused(Path file, long bytes, FileTime since) {}

    /**
     * Takes room, perhaps of entries that are deleted for it.
     *
     * @param bytes negative to give some back
     * @throws IOException if the folder cannot be read or made
     */
    synchronized Answer take(long bytes) throws IOException {
        FileStore store = disk;
        if (store == null || untilNextLook <= 0) {
            store = look();
        }
        while (bytes > 0) {
            boolean small = taken + bytes > limit;
            if (!small && store.getUsableSpace() >= LEFT_FREE + bytes) {
                break;
            }
            if (!deleteOldest()) {
                return small ? Answer.LIMIT_REACHED : Answer.DISK_FULL;
            }
        }
        taken += bytes;
        untilNextLook -= Math.max(0, bytes);
        return Answer.TAKEN;
    }

    /** Notes that an entry is in use. */
    void use(Path entry) {
        try {
            if (Files.getLastModifiedTime(entry).toInstant().isBefore(opened)) {
                Files.setLastModifiedTime(entry, FileTime.from(opened.plus(TICK)));
            }
        } catch (IOException notOurs) {
            // It may go sooner than others, no more.
        }
    }

    private boolean deleteOldest() throws IOException {
        for (Unused oldest = unused.poll(); oldest != null; oldest = unused.poll()) {
            if (stillUnused(oldest) && Files.deleteIfExists(oldest.file())) {
                taken -= oldest.bytes();
                return true;
            }
        }
        return false;
    }

    private static boolean stillUnused(Unused entry) {
        try {
            return Files.getLastModifiedTime(entry.file()).equals(entry.since());
        } catch (IOException gone) {
            return false;
        }
    }

    private FileStore look() throws IOException {
        Files.createDirectories(folder);
        FileStore store = Files.getFileStore(folder);
        disk = store;
        taken = 0;
        untilNextLook = Math.max(1, limit / LOOKS);
        List<Unused> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // Whatever else somebody keeps there is none of ours.
                String name = file.getFileName().toString();
                if (!NAME.matcher(name).matches()) {
                    return FileVisitResult.CONTINUE;
                }
                Instant changed = attributes.lastModifiedTime().toInstant();
                if (name.endsWith(EntryFile.UNFINISHED) && changed.isBefore(opened.minus(ABANDONED))) {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }
                taken += attributes.size();
                if (changed.isBefore(opened) && name.endsWith(EntryFile.ENDING)) {
                    found.add(new Unused(file, attributes.size(), attributes.lastModifiedTime()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(Unused::since));
        unused.clear();
        unused.addAll(found);
        return store;
    }
}
