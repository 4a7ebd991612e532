package org.convzoo.data.augmentation;

import org.convzoo.data.PixelBuffer;
import org.convzoo.data.RawImage;

/** The picture that references.py draws. */
final class TestPicture {

    static final int HEIGHT = 11;
    static final int WIDTH = 13;

    private TestPicture() {}

    static RawImage image() {
        byte[] pixels = new byte[HEIGHT * WIDTH * 3];
        int i = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    pixels[i++] = (byte) (20 + 15 * x * (3 - c) / 3 + 9 * y * c / 2 + (x * 7 + y * 5) * (c + 1) % 23);
                }
            }
        }
        return new RawImage(HEIGHT, WIDTH, 3, pixels);
    }

    static PixelBuffer buffer() {
        PixelBuffer buffer = new PixelBuffer();
        buffer.load(image());
        return buffer;
    }
}
