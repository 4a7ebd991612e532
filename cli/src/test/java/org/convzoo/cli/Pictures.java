package org.convzoo.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Image files for tests. */
final class Pictures {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    private Pictures() {}

    /** One colour everywhere. */
    static byte[] png(Color colour) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            image.setRGB(pixel % WIDTH, pixel / WIDTH, colour.getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
