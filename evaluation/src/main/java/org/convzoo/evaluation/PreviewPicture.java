package org.convzoo.evaluation;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.convzoo.evaluation.PreviewSheet.Row;
import org.convzoo.evaluation.PreviewSheet.Tile;

/** A preview as one picture: tiles in a grid, small ones enlarged by a whole factor so that their pixels stay square. */
final class PreviewPicture {

    private static final int LEAST_SIDE = 128;
    private static final int LARGEST_SIDE = 224;
    private static final int GAP = 10;
    private static final int LINE = 16;
    private static final int CAPTION = LINE + 6;
    private static final int HEAD = 3 * LINE + 2 * GAP;
    private static final Color INK = new Color(0x1f2328);
    private static final Color PALE_INK = new Color(0x6a737d);

    private final PreviewSheet sheet;
    private final List<List<BufferedImage>> tiles;
    private final int width;
    private final int height;

    private PreviewPicture(PreviewSheet sheet) {
        this.sheet = sheet;
        this.tiles = sheet.rows().stream()
                .map(row -> row.tiles().stream().map(PreviewPicture::decoded).toList())
                .toList();
        BufferedImage first = tiles.get(0).get(0);
        double factor = factor(Math.max(first.getWidth(), first.getHeight()));
        this.width = (int) Math.round(first.getWidth() * factor);
        this.height = (int) Math.round(first.getHeight() * factor);
    }

    static byte[] render(PreviewSheet sheet) {
        return new PreviewPicture(sheet).png();
    }

    private static double factor(int side) {
        return side > LARGEST_SIDE ? (double) LARGEST_SIDE / side : Math.max(1, LEAST_SIDE / side);
    }

    private byte[] png() {
        int across = GAP + sheet.columns().size() * (width + GAP);
        int down = HEAD + sheet.rows().size() * (height + CAPTION + LINE + GAP);
        BufferedImage picture = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, across, down);
        head(canvas, across);
        for (int row = 0; row < sheet.rows().size(); row++) {
            row(canvas, row, HEAD + row * (height + CAPTION + LINE + GAP));
        }
        canvas.dispose();
        return encoded(picture);
    }

    private void head(Graphics2D canvas, int across) {
        write(canvas, sheet.title(), GAP, GAP + LINE - 4, across - 2 * GAP, Font.BOLD, 15, INK);
        write(canvas, sheet.subtitle(), GAP, GAP + 2 * LINE - 2, across - 2 * GAP, Font.PLAIN, 12, PALE_INK);
        for (int column = 0; column < sheet.columns().size(); column++) {
            write(canvas, sheet.columns().get(column), left(column), HEAD - 6, width, Font.PLAIN, 12, PALE_INK);
        }
    }

    private void row(Graphics2D canvas, int number, int top) {
        Row row = sheet.rows().get(number);
        for (int column = 0; column < row.tiles().size(); column++) {
            BufferedImage tile = tiles.get(number).get(column);
            canvas.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    tile.getWidth() > width
                            ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
                            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            canvas.drawImage(tile, left(column), top, width, height, null);
            String caption = row.tiles().get(column).caption();
            write(canvas, caption, left(column), top + height + LINE, width, Font.PLAIN, 12, INK);
        }
        int whole = sheet.columns().size() * (width + GAP) - GAP;
        write(canvas, row.id(), GAP, top + height + CAPTION + LINE - 6, whole, Font.PLAIN, 11, PALE_INK);
    }

    private int left(int column) {
        return GAP + column * (width + GAP);
    }

    /** Text that is cut where there is no room for it. */
    static void write(
            Graphics2D canvas, String text, int left, int baseline, int room, int style, int size, Color colour) {
        canvas.setFont(new Font(Font.SANS_SERIF, style, size));
        canvas.setColor(colour);
        String shown = text;
        for (int length = text.length(); canvas.getFontMetrics().stringWidth(shown) > room && length > 1; ) {
            length--;
            shown = text.substring(0, length) + "…";
        }
        canvas.drawString(shown, left, baseline);
    }

    private static BufferedImage decoded(Tile tile) {
        try {
            return ImageIO.read(new ByteArrayInputStream(tile.png()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] encoded(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
