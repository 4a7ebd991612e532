package org.convzoo.data;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.Colour;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.data.cache.Decoding;
import org.convzoo.data.cache.ImageCache;
import org.jspecify.annotations.Nullable;

/**
 * How the image files of a source become pixels.
 *
 * @param background what transparent pixels are laid on
 * @param cache keeps what was decoded; null without
 */
public record FileDecoding(Colour background, @Nullable ImageCache cache) {

    /** Files are decoded each time. */
    public FileDecoding(Colour background) {
        this(background, null);
    }

    /**
     * As a configuration has it.
     *
     * @param locator finds the folder of the cache
     * @param warnings is told, by any thread, what went wrong and does not end a run
     */
    static FileDecoding of(DataConfig config, DataLocator locator, Consumer<String> warnings) {
        return config.cache() instanceof CacheConfig.Disk disk
                ? new FileDecoding(config.background(), new ImageCache(disk, locator, Clock.systemUTC(), warnings))
                : new FileDecoding(config.background());
    }

    /**
     * Reads a file; any number of threads may do so at once.
     *
     * @throws BadImageException if it is not a whole image
     */
    public RawImage read(Path file) {
        return read(file, ImagePart.Choice.WHOLE);
    }

    /**
     * The same; what lies outside the part is left to chance, so that it need not be decoded.
     *
     * @throws BadImageException if it is not a whole image
     */
    public RawImage read(Path file, ImagePart.Choice part) {
        return cache == null
                ? ImageDecoder.decode(file, background, part)
                : cache.read(
                        file,
                        part,
                        new Decoding("background " + background, ImageDecoder.VERSION),
                        wanted -> ImageDecoder.decode(file, background, wanted));
    }
}
