package org.convzoo.data;

import java.nio.file.Path;
import org.convzoo.configs.Colour;
import org.convzoo.configs.DataConfig;

/**
 * How the image files of a source become pixels.
 *
 * @param background what transparent pixels are laid on
 */
public record FileDecoding(Colour background) {

    public static FileDecoding of(DataConfig config) {
        return new FileDecoding(config.background());
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
        return ImageDecoder.decode(file, background, part);
    }
}
