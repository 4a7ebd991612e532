package org.convzoo.notebooks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.convzoo.data.RawImage;
import org.convzoo.evaluation.ImageGrid;
import org.convzoo.evaluation.SvgPicture;
import org.convzoo.zoo.diagram.NetworkDiagram;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Shows the pictures of this project below the cells that end with one. JJava's kernels find it by themselves where it is on
 * their class path.
 */
public final class PictureRendering implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        register(renderer, SvgPicture.class, picture -> Rasterizer.draw(picture.svg()));
        register(renderer, NetworkDiagram.class, diagram -> Rasterizer.draw(svg(diagram)));
        register(renderer, ImageGrid.class, ImageGrid::picture);
        register(renderer, RawImage.class, RawImage::buffered);
    }

    private static <T> void register(Renderer renderer, Class<T> type, Function<T, BufferedImage> picture) {
        renderer.createRegistration(type)
                .preferring(MIMEType.IMAGE_PNG)
                .register((value, context) -> Image.renderImage(picture.apply(value), context));
    }

    private static String svg(NetworkDiagram diagram) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            diagram.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
