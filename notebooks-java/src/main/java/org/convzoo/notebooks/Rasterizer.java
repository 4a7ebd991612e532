package org.convzoo.notebooks;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns SVG into pixels. Notebooks are shown by many programs, and several of them take all shapes out of SVG for fear of
 * scripts.
 */
final class Rasterizer {

    private static final @Nullable Component NO_WINDOW = null;

    private Rasterizer() {}

    static BufferedImage draw(String svg) {
        // of a list of families JSVG may take one with serifs; this one is on every machine
        String drawn = svg.replaceAll("font-family=\"[^\"]*\"", "font-family=\"sans-serif\"");
        SVGDocument document = Objects.requireNonNull(
                new SVGLoader()
                        .load(
                                new ByteArrayInputStream(drawn.getBytes(StandardCharsets.UTF_8)),
                                null,
                                LoaderContext.createDefault()),
                "drawings of this project are valid SVG");
        int width = (int) Math.ceil(document.size().width);
        int height = (int) Math.ceil(document.size().height);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        document.render(NO_WINDOW, canvas, new ViewBox(0, 0, width, height));
        canvas.dispose();
        return picture;
    }
}
