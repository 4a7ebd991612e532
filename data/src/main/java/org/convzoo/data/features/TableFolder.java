package org.convzoo.data.features;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.FailureReason;

/**
 * Tables of features in a folder, a file for each, found by what they hold. Any number of processes may use the folder
 * at once: a file has its name only when it is whole, and who writes or reads one holds a lock, so that nobody else
 * deletes it or writes to it. What a killed process has begun, the next one goes on with.
 */
public final class TableFolder implements TableStore {

    static final String TABLE = ".table";
    static final String UNFINISHED = ".part";
    static final String IN_USE = ".use";

    private final Path folder;
    private final FolderSpace space;
    private final Clock clock;
    private final Consumer<String> notices;
    private final int partBytes;

    /**
     * @param folder made when it is needed
     * @param limitBytes what all tables of the folder may take together
     * @param clock tells when a table was used
     * @param notices is told of files that are damaged, a line each
     */
    public TableFolder(Path folder, long limitBytes, Clock clock, Consumer<String> notices) {
        this(folder, limitBytes, clock, notices, TableFile.PART_BYTES);
    }

    TableFolder(Path folder, long limitBytes, Clock clock, Consumer<String> notices, int partBytes) {
        this.folder = folder;
        this.space = new FolderSpace(folder, limitBytes);
        this.clock = clock;
        this.notices = notices;
        this.partBytes = partBytes;
    }

    /** A whole table, mapped into memory. A file that is not what it should be is told, and deleted. */
    @Override
    public Optional<FeatureTable> open(TableKey key, ImageSize shape, int rows) throws IOException {
        Path path = path(key);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Optional<HeldFile> use = alone(() -> use(key));
        if (use.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TableFile.open(path, key, shape, rows, partBytes, use.get()::discard));
        } catch (NoSuchFileException gone) {
            use.get().discard();
            return Optional.empty();
        } catch (DamagedTableException damaged) {
            use.get().discard();
            alone(() -> Files.deleteIfExists(path));
            notices.accept("the features kept in " + path + " are computed anew: " + damaged.getMessage());
            return Optional.empty();
        } catch (IOException | RuntimeException | Error failure) {
            use.get().discard();
            throw failure;
        }
    }

    private Optional<HeldFile> use(TableKey key) throws IOException {
        Path path = path(key);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
        return Optional.of(HeldFile.create(folder, key, IN_USE));
    }

    @Override
    public boolean mayHave(Optional<TableKey> key, ImageSize shape, int rows) throws IOException {
        for (Path path : key.map(this::path).map(List::of).orElse(space.tables())) {
            if (Files.exists(path) && TableFile.seemsWhole(path, keyOf(path), shape, rows)) {
                return true;
            }
        }
        return false;
    }

    private static TableKey keyOf(Path path) {
        return new TableKey(path.getFileName().toString().replace(TABLE, ""));
    }

    @Override
    public void require(long bytes) throws NoRoomException {
        space.require(bytes);
    }

    /** To make room, tables that nobody uses are deleted, those first that have not been used for longest. */
    @Override
    public TableWriter begin(TableKey key, TableLayout layout) throws IOException, NoRoomException {
        require(layout.fileBytes());
        return alone(() -> {
                    Optional<Path> begun = space.unheldDraft(key);
                    if (!space.make(layout.fileBytes(), begun)) {
                        return Optional.<TableWriter>empty();
                    }
                    HeldFile held = begun.isPresent()
                            ? HeldFile.adopt(begun.get(), key, UNFINISHED)
                            : HeldFile.create(folder, key, UNFINISHED);
                    try {
                        return Optional.<TableWriter>of(new FileTableWriter(this, key, layout, held));
                    } catch (IOException | RuntimeException | Error failure) {
                        held.discard();
                        throw failure;
                    }
                })
                .orElseThrow(() -> space.taken(layout.fileBytes()));
    }

    /** Gives a table that is whole its name. */
    FeatureTable publish(TableKey key, TableLayout layout, HeldFile held) throws IOException {
        alone(() -> {
            held.moveTo(path(key));
            for (Optional<Path> other = space.unheldDraft(key); other.isPresent(); other = space.unheldDraft(key)) {
                Files.delete(other.get());
            }
            return true;
        });
        return open(key, layout.shape(), layout.rows())
                .orElseThrow(() -> new IOException("the disk does not give back what was written to " + path(key)));
    }

    /** Lets go of a table that is not whole, for somebody else to go on with. */
    void leave(TableKey key, HeldFile held) {
        try {
            alone(() -> {
                held.moveTo(folder.resolve(key.hexadecimal() + "." + UUID.randomUUID() + UNFINISHED));
                return true;
            });
        } catch (IOException problem) {
            notices.accept(
                    "the features in " + held.path() + " cannot be kept for later (" + FailureReason.of(problem) + ")");
        }
    }

    private Path path(TableKey key) {
        return folder.resolve(key.hexadecimal() + TABLE);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** One at a time: the threads of this process, which cannot lock each other out by files, then the processes. */
    private <T> T alone(Work<T> work) throws IOException {
        synchronized (TableFolder.class) {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve("folder.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the folder " + folder + " cannot be locked");
                }
                return work.run();
            }
        }
    }
}
