package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import org.convzoo.evaluation.PreviewSheet.Row;
import org.convzoo.evaluation.PreviewSheet.Tile;

/** A preview as a page of its own. */
final class PreviewPage {

    private PreviewPage() {}

    static String render(PreviewSheet sheet) {
        String title = "What the network sees in " + sheet.title();
        Element main = element("main");
        for (Row row : sheet.rows()) {
            main.add(section(sheet, row));
        }
        Element body = element(
                "body",
                element(
                        "header",
                        element("h1", title),
                        element("p", sheet.subtitle()).with("class", "subtitle")),
                main,
                ReportPage.footer());
        return ReportPage.document(title, body);
    }

    private static Element section(PreviewSheet sheet, Row row) {
        Element cards = element("div").with("class", "cards");
        for (int column = 0; column < row.tiles().size(); column++) {
            Tile tile = row.tiles().get(column);
            cards.add(element(
                    "figure",
                    element("img")
                            .with("src", ConfusionPicture.dataUri(tile.png()))
                            .with("class", MistakesSection.isSmall(tile.png()) ? "pixels" : "photo")
                            .with("alt", row.id() + ", " + sheet.columns().get(column) + ": " + tile.caption()),
                    element(
                            "figcaption",
                            element("span", element("b", tile.caption())).with("class", "answer"),
                            element("span", sheet.columns().get(column)).with("class", "truth"))));
        }
        return element("section", element("p", element("code", row.id())), cards);
    }
}
