package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.evaluation.PageBlock.Bars;
import org.convzoo.evaluation.PageBlock.Captioned;
import org.convzoo.evaluation.PageBlock.Facts;
import org.convzoo.evaluation.PageBlock.Folded;
import org.convzoo.evaluation.PageBlock.Groups;
import org.convzoo.evaluation.PageBlock.Heading;
import org.convzoo.evaluation.PageBlock.Listing;
import org.convzoo.evaluation.PageBlock.Pictures;
import org.convzoo.evaluation.PageBlock.Words;

/** Renders the blocks of a {@link Page}. */
final class PlainBlocks {

    private PlainBlocks() {}

    static Element render(PageBlock block) {
        // The exhaustive switch over a sealed type is not yet part of Java 17.
        if (block instanceof Words words) {
            return element("p", words.text()).with("class", "muted");
        } else if (block instanceof Heading heading) {
            return element("h3", heading.text());
        } else if (block instanceof Facts facts) {
            Element list = element("dl").with("class", "facts");
            facts.facts().forEach((name, value) -> list.add(element("dt", name), element("dd", value)));
            return list;
        } else if (block instanceof Bars bars) {
            return bars(bars);
        } else if (block instanceof Listing listing) {
            return listing(listing);
        } else if (block instanceof Pictures pictures) {
            Element cards = element("div").with("class", "cards");
            pictures.pictures().forEach(picture -> cards.add(card(picture)));
            return cards;
        } else if (block instanceof Groups groups) {
            return groups(groups);
        }
        Folded folded = (Folded) block;
        Element details = element("details", element("summary", folded.summary()));
        folded.blocks().forEach(inner -> details.add(render(inner)));
        return details;
    }

    private static Element bars(Bars bars) {
        int counts = bars.columns().size() - 1;
        int[] largest = IntStream.range(0, counts)
                .map(column -> bars.rows().stream()
                        .mapToInt(row -> row.counts().get(column))
                        .max()
                        .orElse(0))
                .toArray();
        Element head = Table.row(Table.columnHead(bars.columns().get(0)));
        bars.columns().stream().skip(1).forEach(column -> head.add(Table.numberHead(column)));
        List<Element> rows = new ArrayList<>();
        for (PageBlock.BarRow row : bars.rows()) {
            Element cells = Table.row(Table.rowHead(row.label()));
            for (int column = 0; column < counts; column++) {
                int count = row.counts().get(column);
                cells.add(Table.bar(Numbers.count(count), largest[column] == 0 ? 0 : (double) count / largest[column]));
            }
            rows.add(cells);
        }
        return Table.framed(bars.name(), head, rows).with("class", "scroll bars");
    }

    private static Element listing(Listing listing) {
        Element head = Table.row();
        listing.columns().forEach(column -> head.add(Table.columnHead(column)));
        List<Element> rows = new ArrayList<>();
        for (List<String> texts : listing.rows()) {
            Element row = Table.row();
            texts.forEach(text -> row.add(element("td", text)));
            rows.add(row);
        }
        return Table.framed(listing.name(), head, rows).with("class", "scroll listing");
    }

    private static Element groups(Groups groups) {
        Element all = element("div").with("class", "copies");
        groups.groups().forEach(group -> {
            Element cards = element("div").with("class", "cards");
            group.pictures().forEach(picture -> cards.add(card(picture)));
            all.add(element("div", element("h3", group.caption()), cards));
        });
        return all;
    }

    private static Element card(Captioned picture) {
        Element caption = element("figcaption", element("b", picture.caption()));
        if (!picture.detail().isEmpty()) {
            caption.add(element("code", picture.detail()));
        }
        Element image = picture.image().length == 0
                ? element("div", "cannot be shown").with("class", "absent")
                : element("img")
                        .with("src", address(picture.image()))
                        .with("class", isPng(picture.image()) ? "pixels" : "photo")
                        .with("alt", picture.caption() + " " + picture.detail());
        return element("figure", image, caption);
    }

    private static String address(byte[] image) {
        return "data:image/" + (isPng(image) ? "png" : "jpeg") + ";base64,"
                + Base64.getEncoder().encodeToString(image);
    }

    private static boolean isPng(byte[] image) {
        return image.length > 1 && image[1] == 'P';
    }
}
