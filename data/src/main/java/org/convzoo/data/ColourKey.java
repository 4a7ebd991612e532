package org.convzoo.data;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.convzoo.configs.Colour;
import org.convzoo.data.format.PngFile;

/** The one colour of a PNG file that stands for nothing (chunk tRNS, ISO/IEC 15948, 11.3.2.1); ImageIO passes it over. */
final class ColourKey {

    private static final int DEPTH = 24;
    private static final int COLOUR_TYPE = 25;
    private static final int GREY = 0;
    private static final int RGB = 2;

    private ColourKey() {}

    /** The image with its transparent pixels on the background, for files of 8 bits a sample; others come back as they are. */
    static RawImage laidOn(Colour background, RawImage image, byte[] file) {
        boolean keyed = file[DEPTH] == 8 && (file[COLOUR_TYPE] == GREY || file[COLOUR_TYPE] == RGB);
        Optional<ByteBuffer> key = keyed ? PngFile.chunk(file, "tRNS") : Optional.empty();
        if (key.isEmpty() || key.get().remaining() < 2 * image.channels()) {
            return image;
        }
        int channels = image.channels() == 1 && background.isGrey() ? 1 : 3;
        int[] behind = {background.red(), background.green(), background.blue()};
        byte[] source = image.pixels();
        byte[] pixels = new byte[source.length / image.channels() * channels];
        for (int from = 0, to = 0; from < source.length; from += image.channels()) {
            boolean transparent = true;
            for (int channel = 0; channel < image.channels(); channel++) {
                transparent &= source[from + channel] == key.get().get(2 * channel + 1);
            }
            for (int channel = 0; channel < channels; channel++, to++) {
                pixels[to] =
                        transparent ? (byte) behind[channel] : source[from + Math.min(channel, image.channels() - 1)];
            }
        }
        return new RawImage(image.height(), image.width(), channels, pixels);
    }
}
