package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A confusion matrix of many classes as a picture of one pixel a cell; it stays small where a table would have a million cells. */
final class ConfusionPicture {

    /** Okabe and Ito's blue and vermilion: told apart by the colour-blind, and on white as well as on black. */
    private static final int RIGHT = 0x0072B2;

    private static final int WRONG = 0xD55E00;

    private ConfusionPicture() {}

    static Element of(ConfusionMatrix matrix) {
        String last = String.valueOf(matrix.classes() - 1);
        String alternative = "Confusion matrix of " + matrix.classes() + " classes; " + Numbers.count(matrix.correct())
                + " of " + Numbers.count(matrix.total()) + " images lie on the diagonal";
        Element image =
                element("img").with("class", "pixels").with("alt", alternative).with("src", dataUri(png(matrix)));
        Element caption = element(
                "figcaption",
                "answer, class 0 to " + last + " from left to right; actual, class 0 to " + last
                        + " from top to bottom");
        return element("figure", image, caption).with("class", "confusion-picture");
    }

    static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static byte[] png(ConfusionMatrix matrix) {
        int classes = matrix.classes();
        BufferedImage image = new BufferedImage(classes, classes, BufferedImage.TYPE_INT_ARGB);
        Shading shading = new Shading(matrix);
        for (int actual = 0; actual < classes; actual++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                int opacity = (int) Math.round(255 * shading.at(actual, predicted));
                image.setRGB(predicted, actual, opacity << 24 | (actual == predicted ? RIGHT : WRONG));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot refuse a write", e);
        }
    }
}
