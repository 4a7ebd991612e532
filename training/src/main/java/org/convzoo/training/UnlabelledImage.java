package org.convzoo.training;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.convzoo.data.ImageDecoder;
import org.convzoo.data.RawImage;

/**
 * An image whose class is asked for.
 *
 * @param name what a person knows it by
 * @param pixels reads and decodes it, once; fails with a {@link org.convzoo.configs.UserException} if that cannot be done
 */
public record UnlabelledImage(String name, Supplier<RawImage> pixels) {

    /** An image in a file, which need not exist yet. */
    public static UnlabelledImage file(Path file) {
        return new UnlabelledImage(file.toString(), () -> ImageDecoder.decode(file));
    }

    /** An image that a stream has, from here to its end. */
    public static UnlabelledImage stream(String name, InputStream stream) {
        return new UnlabelledImage(name, () -> ImageDecoder.decode("from standard input", stream));
    }
}
