package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.convzoo.zoo.diagram.Scene.Text;

/** The main view and, beside it, the details; broken into columns so that the whole fills a slide as well as it can. */
final class Page {

    /** Width by height of a slide. */
    private static final double SLIDE = 1.6;

    private static final int HEIGHTS_TRIED = 80;
    private static final double EVENNESS = 0.1;
    private static final double SPACE = 24;
    private static final double MARGIN = 28;
    private static final double NARROWEST = 560;

    private final Flowchart main;
    private final List<Scene> panels;
    private final boolean broken;

    private Page(Graph main, List<Detail> details, boolean broken) {
        this.main = new Flowchart(main);
        this.broken = broken;
        panels = details.stream().map(DetailPanel::scene).toList();
    }

    Page(Graph main, List<Detail> details) {
        this(main, details, true);
    }

    /** A small graph in one piece, however wide the page becomes. */
    static Page ofOnePiece(Graph main) {
        return new Page(main, List.of(), false);
    }

    /** @param notes below the title, each in as many lines as it needs */
    Scene scene(String title, List<String> notes) {
        Scene body = body();
        double width = Math.max(NARROWEST, Math.max(body.width(), Text.Style.TITLE.width(title)));
        Scene page = heading(title, notes, width);
        page = page.with(body.moved((width - body.width()) / 2, page.height() + SPACE));
        page = page.with(Legend.of(page.boxes(), width).moved(0, page.height() + SPACE));
        return page.bordered(MARGIN);
    }

    private static Scene heading(String title, List<String> notes, double width) {
        List<Text> texts = new ArrayList<>();
        double y = Text.Style.TITLE.size();
        texts.add(new Text(title, 0, y, Text.Style.TITLE));
        for (String note : notes) {
            for (String line : Typeface.wrapped(note, Text.Style.NOTE.size(), false, width)) {
                y += Text.Style.NOTE.size() * 1.6;
                texts.add(new Text(line, 0, y, Text.Style.NOTE));
            }
        }
        return Scene.ofTexts(width, y, texts);
    }

    /** The network and its details side by side, each of at most some height. */
    private record Body(Columns network, Packing details) {

        double detailsFrom() {
            return details.width() == 0 ? 0 : network.width() + 2 * SPACE;
        }

        /** The side of the slide that holds it; of layouts equally wide, the evener columns count less. */
        double cost() {
            double width = Math.max(network.width(), detailsFrom() + details.width());
            double height = Math.max(network.height(), details.height());
            return Math.max(width / SLIDE, height) + EVENNESS * height;
        }

        Scene scene() {
            return details.width() == 0
                    ? network.scene()
                    : network.scene().with(details.scene().moved(detailsFrom(), 0));
        }
    }

    private Scene body() {
        return Arrays.stream(heights())
                .mapToObj(height -> new Body(new Columns(main, height), new Packing(panels, SPACE, height)))
                .min(Comparator.comparingDouble(Body::cost))
                .orElseThrow()
                .scene();
    }

    private double[] heights() {
        double longest = Math.max(
                main.bottom(main.ranks().size() - 1),
                panels.stream().mapToDouble(Scene::height).sum() + SPACE * panels.size());
        return DoubleStream.iterate(longest, height -> height * 0.95)
                .limit(broken ? HEIGHTS_TRIED : 1)
                .toArray();
    }
}
