package org.convzoo.data.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.data.FailureReason;
import org.convzoo.data.ImagePart;
import org.convzoo.data.RawImage;

/**
 * Decoded images on the disk, at the size of their files: whatever crop or resizing comes next finds the pixels that the
 * decoder would give it, bit by bit. Raw bytes, because decompressing them would cost what the cache is to save.
 *
 * <p>Each image is a file of its own, in 256 folders. A large file for many would save opening one for each hit, which is
 * little beside reading it; but single files are replaced by a rename, deleted one by one, and safe with several processes
 * without a lock or an index that a crash leaves half written.
 *
 * <p>Any number of threads and processes may use a folder at once.
 */
public final class ImageCache {

    private static final int BUFFER_BYTES = 1 << 18;

    private final Path folder;
    private final CacheConfig.Disk config;
    private final CacheRoom room;
    private final Clock clock;
    private final Consumer<String> warnings;
    private final AtomicBoolean closed = new AtomicBoolean();
    // Not the process's number, which another one in a container of its own may have too.
    private final String name = UUID.randomUUID().toString();
    private final AtomicLong writes = new AtomicLong();
    // Threads come and go with every pass; the buffers stay.
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

    /**
     * A cache; nothing is read or written yet.
     *
     * @param warnings is told, once and by any thread, why no further images are kept
     */
    public ImageCache(CacheConfig.Disk config, DataLocator locator, Clock clock, Consumer<String> warnings) {
        this.folder = config.folder(locator);
        this.config = config;
        this.clock = clock;
        this.warnings = warnings;
        this.room = new CacheRoom(folder, config.limitBytes(), clock.instant());
    }

    /**
     * Reads an image from the disk, or decodes it and keeps it.
     *
     * @param part that must be right
     * @param decoder decodes the file; what it throws is passed on and nothing is kept
     */
    public RawImage read(
            Path file, ImagePart.Choice part, Decoding decoding, Function<ImagePart.Choice, RawImage> decoder) {
        EntryKey key;
        try {
            key = EntryKey.of(file, decoding);
        } catch (IOException absent) {
            return decoder.apply(part);
        }
        EntryFile entry = new EntryFile(folder.resolve(key.name()));
        ByteBuffer pooled = buffers.poll();
        ByteBuffer buffer = pooled == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : pooled;
        try {
            Optional<RawImage> known = entry.read(key, part, buffer);
            if (known.isPresent()) {
                room.use(entry.path());
                return known.get();
            }
            if (closed.get() || mayChangeUnseen(key)) {
                return decoder.apply(part);
            }
            RawImage image = decoder.apply(ImagePart.Choice.WHOLE);
            keep(file, key, decoding, entry, image, buffer);
            return image;
        } finally {
            buffers.add(buffer);
        }
    }

    /** A file that was changed just now can be changed again in the same moment, as its time has it. */
    private boolean mayChangeUnseen(EntryKey key) {
        return Duration.between(key.changed(), clock.instant()).abs().compareTo(CacheRoom.TICK) < 0;
    }

    private void keep(Path file, EntryKey key, Decoding decoding, EntryFile entry, RawImage image, ByteBuffer buffer) {
        EntryHeader header = EntryHeader.of(image.height(), image.width(), image.channels(), image.pixels());
        try {
            if (!EntryKey.of(file, decoding).isOfSame(key)) {
                return; // It was changed while it was decoded.
            }
            switch (room.take(header.fileBytes() - entry.bytes())) {
                case LIMIT_REACHED ->
                    stop("the cache of decoded images in " + folder
                            + " has reached data.cache.limitGigabytes (" + config.limitGigabytes()
                            + "): further images are decoded each time");
                case DISK_FULL ->
                    stop("less than 1 GiB is free on the disk of " + folder
                            + ": further images are not kept there and decoded each time");
                case TAKEN -> {
                    String writer = name + "-" + writes.incrementAndGet();
                    entry.write(key, header, image.pixels(), writer, buffer);
                }
            }
        } catch (IOException failure) {
            stop("decoded images cannot be kept in " + folder + " (" + FailureReason.of(failure)
                    + "): further ones are decoded each time");
        }
    }

    private void stop(String why) {
        if (closed.compareAndSet(false, true)) {
            warnings.accept(why);
        }
    }
}
