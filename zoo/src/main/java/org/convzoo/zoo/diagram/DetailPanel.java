package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.zoo.diagram.Scene.Text;

/** A block's detailed drawing in a frame, with its letter and its name. */
final class DetailPanel {

    private static final double NARROWEST = 240;
    private static final double BORDER = 16;
    private static final double LINE = 17;

    /** Room of the letter before the name. */
    private static final double MARK = 28;

    private DetailPanel() {}

    static Scene scene(Detail detail) {
        Columns chart = new Columns(new Flowchart(detail.graph()), Double.POSITIVE_INFINITY);
        double width = Math.max(chart.width(), NARROWEST);
        List<Text> texts = new ArrayList<>();
        double y = 0;
        for (String line : Typeface.wrapped(detail.title(), Text.Style.HEADING.size(), true, width - MARK)) {
            y += LINE;
            texts.add(new Text(line, MARK, y, Text.Style.HEADING));
        }
        y += 4;
        for (String line : Typeface.wrapped(detail.caption(), Text.Style.NOTE.size(), false, width)) {
            y += LINE;
            texts.add(new Text(line, 0, y, Text.Style.NOTE));
        }
        return Scene.ofTexts(width, y, texts)
                .with(chart.scene().moved((width - chart.width()) / 2, y + LINE))
                .bordered(BORDER)
                .framed(detail.mark());
    }
}
