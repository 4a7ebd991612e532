package org.convzoo.evaluation;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Captioned images in rows of equally many, as one picture. Small ones are enlarged by a whole factor so that their pixels
 * stay square; all tiles are as large as the first.
 */
public final class ImageGrid {

    private static final int GAP = 8;
    private static final int CAPTION = 18;

    private record Tile(BufferedImage image, String caption) {}

    private final int columns;
    private final int side;
    private final List<Tile> tiles = new ArrayList<>();

    private ImageGrid(int columns, int side) {
        this.columns = columns;
        this.side = side;
    }

    /** Tiles of about 96 pixels a side. */
    public static ImageGrid ofColumns(int columns) {
        return ofColumns(columns, 96);
    }

    /**
     * Nothing yet.
     *
     * @param columns images in a row, 1 or more
     * @param side about so many pixels are a tile's longer side
     */
    public static ImageGrid ofColumns(int columns, int side) {
        if (columns < 1 || side < 1) {
            throw new IllegalArgumentException(
                    "a grid has 1 column and 1 pixel or more, got " + columns + " and " + side);
        }
        return new ImageGrid(columns, side);
    }

    /** Adds an image to the right of the last, or to the next row. */
    public ImageGrid add(String caption, BufferedImage image) {
        tiles.add(new Tile(image, caption));
        return this;
    }

    /**
     * Adds a map of numbers in shades of grey, its least value black and its largest white.
     *
     * @param values [rows, columns], all rows of one length
     */
    public ImageGrid add(String caption, float[][] values) {
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float[] row : values) {
            for (float value : row) {
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
        }
        BufferedImage image = new BufferedImage(values[0].length, values.length, BufferedImage.TYPE_INT_RGB);
        float range = largest > least ? largest - least : 1;
        for (int y = 0; y < values.length; y++) {
            for (int x = 0; x < values[y].length; x++) {
                image.setRGB(x, y, 0x010101 * Math.round(255 * (values[y][x] - least) / range));
            }
        }
        return add(caption, image);
    }

    /**
     * The picture.
     *
     * @throws IllegalStateException if there are no images
     */
    public BufferedImage picture() {
        if (tiles.isEmpty()) {
            throw new IllegalStateException("a grid needs an image");
        }
        BufferedImage first = tiles.get(0).image;
        int longer = Math.max(first.getWidth(), first.getHeight());
        double factor = longer > side ? (double) side / longer : side / longer;
        int width = Math.max(1, (int) Math.round(first.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(first.getHeight() * factor));
        int rows = (tiles.size() + columns - 1) / columns;
        int across = GAP + Math.min(columns, tiles.size()) * (width + GAP);
        int down = GAP + rows * (height + CAPTION + GAP);
        BufferedImage picture = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, across, down);
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            int left = GAP + i % columns * (width + GAP);
            int top = GAP + i / columns * (height + CAPTION + GAP);
            canvas.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    tile.image.getWidth() > width
                            ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
                            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            canvas.drawImage(tile.image, left, top, width, height, null);
            PreviewPicture.write(canvas, tile.caption, left, top + height + 14, width, Font.PLAIN, 12, Color.DARK_GRAY);
        }
        canvas.dispose();
        return picture;
    }

    @Override
    public String toString() {
        return "ImageGrid of " + tiles.size() + " images";
    }
}
