package org.convzoo.training;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.convzoo.configs.Colour;
import org.convzoo.data.ImageDecoder;
import org.convzoo.data.RawImage;
import org.convzoo.data.Sample;

/**
 * An image, or a signal, whose class is asked for.
 *
 * @param name what a person knows it by
 * @param pixels reads and decodes it, once, its transparent pixels on the given colour; fails with a {@link org.convzoo.configs.UserException} if that cannot be done
 */
public record UnlabelledImage(String name, Function<Colour, ? extends Sample> pixels) {

    /** An image in a file, which need not exist yet. */
    public static UnlabelledImage file(Path file) {
        return new UnlabelledImage(file.toString(), background -> ImageDecoder.decode(file, background));
    }

    /** An image in memory; its pixels are copied when it is read. */
    public static UnlabelledImage of(BufferedImage image) {
        return new UnlabelledImage("image", background -> RawImage.of(image, background));
    }

    /** An image that a stream has, from here to its end. */
    public static UnlabelledImage stream(String name, InputStream stream) {
        return new UnlabelledImage(name, background -> ImageDecoder.decode("from standard input", stream, background));
    }
}
