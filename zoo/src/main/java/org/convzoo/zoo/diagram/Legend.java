package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.zoo.diagram.Scene.Placed;
import org.convzoo.zoo.diagram.Scene.Swatch;
import org.convzoo.zoo.diagram.Scene.Text;

/** What the colours that a picture uses stand for. */
final class Legend {

    private static final double SWATCH = 16;
    private static final double SPACE = 24;
    private static final double LINE = 24;

    private final double width;
    private final List<Swatch> swatches = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private double x;
    private double y;

    private Legend(double width) {
        this.width = width;
    }

    static Scene of(List<Placed> boxes, double width) {
        Legend legend = new Legend(width);
        for (Palette palette : Palette.values()) {
            if (boxes.stream().anyMatch(placed -> placed.box().palette() == palette)) {
                legend.add(palette, false, palette.words());
            }
        }
        boxes.stream()
                .filter(placed -> placed.box().auxiliary())
                .findFirst()
                .ifPresent(placed -> legend.add(placed.box().palette(), true, "dashed: for training only"));
        return new Scene(width, legend.y + SWATCH, List.of(), List.of(), legend.texts, List.of(), legend.swatches);
    }

    private void add(Palette palette, boolean auxiliary, String words) {
        double entry = SWATCH + 6 + Text.Style.NOTE.width(words);
        if (x > 0 && x + entry > width) {
            x = 0;
            y += LINE;
        }
        swatches.add(new Swatch(palette, auxiliary, x, y, SWATCH));
        texts.add(new Text(words, x + SWATCH + 6, y + 12.5, Text.Style.NOTE));
        x += entry + SPACE;
    }
}
