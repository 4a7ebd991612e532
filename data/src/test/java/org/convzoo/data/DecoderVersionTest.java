package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import org.convzoo.configs.Colour;
import org.junit.jupiter.api.Test;

/** Pixels that earlier versions have kept must not be taken for those of a decoder that gives others. */
class DecoderVersionTest {

    /** Formats whose pixels do not depend on the Java platform. */
    private static final List<String> IMAGES = List.of(
            "jpeg/420.jpg",
            "jpeg/422.jpg",
            "jpeg/444.jpg",
            "jpeg/grey.jpg",
            "photo.jpg",
            "sideways.jpg",
            "sideways.png",
            "sideways.webp",
            "alpha.webp",
            "lossless.webp",
            "lossy.webp");

    @Test
    void theVersionIsRaisedWhenPixelsChange() throws Exception {
        Fingerprint pixels = new Fingerprint();
        for (String name : IMAGES) {
            try (InputStream image = DecoderVersionTest.class.getResourceAsStream(name)) {
                RawImage decoded = ImageDecoder.decode(name, image, new Colour(10, 200, 30));
                pixels.add(decoded.height()).add(decoded.width()).add(decoded.pixels());
            }
        }

        assertThat("version " + ImageDecoder.VERSION.split(" ")[0] + " gives " + pixels.hexadecimal())
                .as("images are decoded to other pixels than before: if that is meant, raise the number in"
                        + " ImageDecoder.VERSION, so that caches are filled anew, and write the new line here")
                .isEqualTo("version 1 gives 29816ca0204082267eda87d864c278ff0cd81d19d1cd85dfa624aad26238678c");
    }
}
