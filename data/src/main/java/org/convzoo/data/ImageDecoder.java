package org.convzoo.data;

import java.nio.file.Path;

/** Reads image files. */
public final class ImageDecoder {

    private ImageDecoder() {}

    /**
     * Decodes a file: upright by its EXIF orientation, 8 bits a channel, grey or RGB, transparency laid on white.
     *
     * @throws org.convzoo.configs.UserException naming the file and what to do, if it is not a whole image
     */
    public static RawImage decode(Path file) {
        throw new UnsupportedOperationException("being written");
    }
}
