package org.convzoo.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.convzoo.data.inspection.CopyGroup;
import org.convzoo.data.inspection.Inspection;
import org.convzoo.data.inspection.PartSummary;
import org.convzoo.data.inspection.Picture;
import org.convzoo.data.inspection.PictureShelf;
import org.convzoo.data.inspection.Sizes;
import org.convzoo.evaluation.Page;
import org.convzoo.evaluation.Page.PageSection;
import org.convzoo.evaluation.PageBlock;

/** An inspection as a page. */
record InspectionPage(Inspection inspection, PictureShelf shelf) {

    private static final int MOST_GROUPS = 60;
    private static final int MOST_IN_GROUP = 6;
    private static final int MOST_ODD = 40;
    private static final int MOST_SIZES = 12;
    private static final int MOST_CLASSES = 30;

    Page page() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(inspection.signals() ? "signals" : "images", Table.number(inspection.images()));
        figures.put("classes", Table.number(inspection.labels().size()));
        if (inspection.parts().size() > 1) {
            inspection.parts().forEach(part -> figures.put(part.name(), Table.number(part.images())));
        }
        figures.put("unreadable", Table.number(inspection.bad().size()));
        figures.put("copies", Table.number(surplus(inspection.exactCopies())));
        figures.put("near copies", Table.number(surplus(inspection.nearCopies())));
        List<PageSection> sections = new ArrayList<>();
        sections.add(new PageSection("counts", "Images of each class", counts()));
        if (!inspection.signals()) {
            sections.add(new PageSection("contact", "Contact sheet", contactSheet()));
        }
        copies(sections, "near", "Near copies", inspection.nearCopies());
        copies(sections, "exact", "Exact copies", inspection.exactCopies());
        unreadable(sections);
        odd(sections);
        if (inspection.sizes() != null) {
            sections.add(new PageSection("sizes", "Sizes", sizes(inspection.sizes())));
        }
        sections.add(new PageSection("channels", "Channels and formats", List.of(new PageBlock.Facts(channels()))));
        return new Page(
                "Inspection of " + inspection.name(),
                "",
                figures,
                inspection.findings().stream()
                        .map(finding -> word(finding.severity().name()) + ": " + finding.words())
                        .toList(),
                sections);
    }

    private static String word(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static int surplus(List<CopyGroup> groups) {
        return groups.stream().mapToInt(group -> group.pictures().size() - 1).sum();
    }

    private List<PageBlock> counts() {
        List<String> columns = new ArrayList<>(List.of("Class"));
        inspection.parts().forEach(part -> columns.add(part.name()));
        List<PageBlock.BarRow> rows = IntStream.range(0, inspection.labels().size())
                .mapToObj(label -> new PageBlock.BarRow(
                        inspection.labels().get(label),
                        inspection.parts().stream()
                                .map(part -> part.perClass().get(label))
                                .toList()))
                .toList();
        PageBlock bars = new PageBlock.Bars("Images of each class", columns, rows);
        return List.of(
                rows.size() <= MOST_CLASSES
                        ? bars
                        : new PageBlock.Folded("All " + Table.number(rows.size()) + " classes", List.of(bars)));
    }

    private List<PageBlock> contactSheet() {
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Words(
                "Drawn at random from the " + inspection.parts().get(0).name()
                        + (inspection.parts().get(0).name().equals("all")
                                ? " images."
                                : " images; another --seed draws others.")));
        shelf.contactSheet().forEach((label, pictures) -> {
            blocks.add(new PageBlock.Heading(label));
            blocks.add(new PageBlock.Pictures(pictures.stream()
                    .map(picture -> captioned(picture, "", picture.id()))
                    .toList()));
        });
        return blocks;
    }

    private void copies(List<PageSection> sections, String id, String title, List<CopyGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<PageBlock.PictureGroup> shown = groups.stream()
                .sorted((left, right) -> Boolean.compare(telling(right), telling(left)))
                .limit(MOST_GROUPS)
                .map(this::group)
                .toList();
        String words = Wording.count(groups.size(), "group")
                + (groups.size() > shown.size() ? "; here are " + shown.size() + " of them, --json has all." : ".")
                + " Those across splits or classes come first.";
        sections.add(new PageSection(id, title, List.of(new PageBlock.Words(words), new PageBlock.Groups(shown))));
    }

    private static boolean telling(CopyGroup group) {
        return group.acrossParts() || group.acrossLabels();
    }

    private PageBlock.PictureGroup group(CopyGroup group) {
        String caption = (group.similarity() < 1
                        ? String.format(Locale.ROOT, "correlation %.3f", group.similarity())
                        : "the same pixels")
                + (group.acrossParts() ? " · across splits" : "")
                + (group.acrossLabels() ? " · across classes" : "")
                + (group.pictures().size() > MOST_IN_GROUP
                        ? " · " + Table.number(group.pictures().size()) + " pictures"
                        : "");
        return new PageBlock.PictureGroup(
                caption,
                group.pictures().stream()
                        .limit(MOST_IN_GROUP)
                        .map(picture -> captioned(picture, picture.label(), picture.id()))
                        .toList());
    }

    private PageBlock.Captioned captioned(Picture picture, String caption, String detail) {
        return new PageBlock.Captioned(inspection.signals() ? new byte[0] : shelf.thumbnail(picture), caption, detail);
    }

    private void unreadable(List<PageSection> sections) {
        List<PageBlock> blocks = new ArrayList<>();
        if (!inspection.bad().isEmpty()) {
            blocks.add(new PageBlock.Listing(
                    "Unreadable images",
                    List.of("Image", "Why"),
                    inspection.bad().stream()
                            .map(bad -> List.of(bad.picture().id(), bad.reason()))
                            .toList()));
        }
        if (!inspection.passedOver().isEmpty()) {
            blocks.add(new PageBlock.Listing(
                    "Files passed over",
                    List.of("Passed over by its name"),
                    inspection.passedOver().stream().map(List::of).toList()));
        }
        if (!blocks.isEmpty()) {
            sections.add(new PageSection("unreadable", "Unreadable and passed over", blocks));
        }
    }

    private void odd(List<PageSection> sections) {
        if (!inspection.odd().isEmpty()) {
            List<PageBlock> blocks = new ArrayList<>();
            if (inspection.odd().size() > MOST_ODD) {
                blocks.add(new PageBlock.Words("The first " + MOST_ODD + " of "
                        + Table.number(inspection.odd().size()) + "; --json has all."));
            }
            blocks.add(new PageBlock.Pictures(inspection.odd().stream()
                    .limit(MOST_ODD)
                    .map(odd -> captioned(
                            odd.picture(), odd.oddity().words(), odd.picture().id() + " (" + odd.detail() + ")"))
                    .toList()));
            sections.add(new PageSection("odd", "Odd images", blocks));
        }
    }

    private static List<PageBlock> sizes(Sizes sizes) {
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Bars(
                "Most frequent sizes",
                List.of("Width x height", "images"),
                sizes.common().stream()
                        .limit(MOST_SIZES)
                        .map(size -> new PageBlock.BarRow(size.width() + " x " + size.height(), List.of(size.images())))
                        .toList()));
        if (!sizes.equal()) {
            blocks.add(new PageBlock.Bars(
                    "Shorter sides",
                    List.of("Shorter side, pixels", "images"),
                    sizes.shorterSides().stream()
                            .map(side -> new PageBlock.BarRow(
                                    side.from() + " to " + (side.to() - 1), List.of(side.images())))
                            .toList()));
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("median", sizes.medianWidth() + " x " + sizes.medianHeight());
            facts.put("smallest", sized(sizes.smallest()));
            facts.put("largest", sized(sizes.largest()));
            facts.put("narrowest", sized(sizes.narrowest()));
            facts.put("widest", sized(sizes.widest()));
            blocks.add(new PageBlock.Facts(facts));
        }
        return blocks;
    }

    private static String sized(Sizes.SizedPicture sized) {
        return sized.width() + " x " + sized.height() + ", " + sized.picture().id();
    }

    private Map<String, String> channels() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (PartSummary part : inspection.parts()) {
            if (part.statistics() != null) {
                facts.put(
                        part.name() + ", mean",
                        InspectionWords.numbers(part.statistics().mean()));
                facts.put(
                        part.name() + ", standard deviation",
                        InspectionWords.numbers(part.statistics().standardDeviation()));
            }
        }
        if (!inspection.signals()) {
            facts.put("coloured", Table.number(inspection.coloured()));
            facts.put("grey", Table.number(inspection.grey()));
        }
        inspection.formats().forEach((format, count) -> facts.put(format, Wording.count(count, "file")));
        return facts;
    }
}
