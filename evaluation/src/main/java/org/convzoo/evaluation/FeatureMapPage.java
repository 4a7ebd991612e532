package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convzoo.evaluation.FeatureMap.MappedImage;
import org.convzoo.evaluation.FeatureMap.Projection;

/** A map of features as a page: points that a pointer, a finger or the arrow keys find the images of. */
final class FeatureMapPage {

    private final FeatureMap map;

    private FeatureMapPage(FeatureMap map) {
        this.map = map;
    }

    static String render(FeatureMap map) {
        return new FeatureMapPage(map).document();
    }

    private String document() {
        Element header = element(
                "header",
                element("h1", map.title()),
                element("p", map.subtitle()).with("class", "subtitle"),
                figures());
        if (!map.notes().isEmpty()) {
            Element list = element("ul");
            map.notes().forEach(note -> list.add(element("li", note)));
            header.add(element("aside", list).with("class", "notes").with("aria-label", "Notes"));
        }
        Element plot = element(
                        "div",
                        new FeatureMapPicture(map).render(),
                        element("div")
                                .with("id", "card")
                                .with("hidden", "hidden")
                                .with("aria-live", "polite"))
                .with("class", "plot");
        Element main = element(
                "main",
                controls(),
                element("div", plot, legend()).with("class", "map"),
                element("p", map.projections().get(0).words())
                        .with("id", "words")
                        .with("class", "muted"),
                element(
                                "p",
                                "Point at an image, touch it, or go from image to image with the arrow keys; W leads to the"
                                        + " next wrong one, Escape closes it.")
                        .with("class", "muted"));
        Element body = element(
                "body",
                header,
                main,
                ReportPage.footer(),
                element("script", data()).with("type", "application/json").with("id", "data"));
        return ReportPage.document(map.title(), body, "feature-map.css", "feature-map.js");
    }

    private Element figures() {
        long wrong = map.images().stream().filter(MappedImage::isWrong).count();
        int images = map.images().size();
        return element(
                        "dl",
                        figure("images", String.format(Locale.ROOT, "%,d", images)),
                        figure("classes", Integer.toString(map.classes().size())),
                        figure(
                                "accuracy on them",
                                String.format(Locale.ROOT, "%.1f %%", 100.0 * (images - wrong) / images)),
                        figure("predicted wrong", String.format(Locale.ROOT, "%,d", wrong)))
                .with("class", "figures");
    }

    private static Element figure(String name, String value) {
        return element("div", element("dt", name), element("dd", value));
    }

    private Element controls() {
        Element choice = element("fieldset", element("legend", "Projection")).with("class", "choice");
        for (int i = 0; i != map.projections().size(); i++) {
            Element input = element("input")
                    .with("type", "radio")
                    .with("name", "projection")
                    .with("value", Integer.toString(i));
            choice.add(element("label", i == 0 ? input.with("checked", "checked") : input)
                    .add(map.projections().get(i).name()));
        }
        Element wrong = element(
                        "label", element("input").with("type", "checkbox").with("id", "wrong"))
                .add("only wrong predictions");
        return element("form", choice, wrong).with("class", "controls");
    }

    /** A class's button switches its points on and off. */
    private Element legend() {
        int[] counts = new int[map.classes().size()];
        map.images().forEach(image -> counts[image.label()]++);
        Element list = element("ul");
        for (int label = 0; label != counts.length; label++) {
            Element button = element("button", FeatureMapPicture.key(label))
                    .add(element("span", map.classes().get(label)).with("class", "name"))
                    .add(element("span", Integer.toString(counts[label])).with("class", "count"))
                    .with("type", "button")
                    .with("data-label", Integer.toString(label))
                    .with("aria-pressed", "true");
            list.add(element("li", button));
        }
        return element(
                        "aside",
                        list,
                        element("button", "Show all").with("type", "button").with("id", "all"),
                        element("p", "A rim: predicted as another class.").with("class", "muted"))
                .with("class", "legend")
                .with("aria-label", "Classes");
    }

    /** What the script needs; nothing of it ends the element it stands in. */
    private String data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode classes = data.putArray("classes");
        map.classes().forEach(classes::add);
        ArrayNode images = data.putArray("images");
        for (MappedImage image : map.images()) {
            images.addArray()
                    .add(image.id())
                    .add(image.label())
                    .add(image.predicted())
                    .add(Math.round(image.confidence() * 1000) / 1000.0)
                    .add(dataUri(image.thumbnail()));
        }
        ArrayNode projections = data.putArray("projections");
        for (Projection projection : map.projections()) {
            ObjectNode one = projections.addObject().put("words", projection.words());
            ArrayNode places = one.putArray("places");
            for (double[] place : FeatureMapPicture.places(projection)) {
                places.add(place[0]).add(place[1]);
            }
        }
        return data.toString().replace("<", "\\u003c").replace("&", "\\u0026");
    }

    /** A JPEG begins with FF, a PNG does not. */
    private static String dataUri(byte[] picture) {
        if (picture.length == 0) {
            return "";
        }
        String kind = picture[0] == (byte) 0xff ? "jpeg" : "png";
        return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(picture);
    }

    /** The coordinates for programs. */
    static ObjectNode json(FeatureMap map) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("title", map.title()).put("features", map.subtitle());
        ArrayNode notes = document.putArray("notes");
        map.notes().forEach(notes::add);
        ArrayNode projections = document.putArray("projections");
        map.projections()
                .forEach(one -> projections.addObject().put("name", one.name()).put("words", one.words()));
        ArrayNode images = document.putArray("images");
        for (int i = 0; i != map.images().size(); i++) {
            MappedImage image = map.images().get(i);
            ObjectNode node = images.addObject()
                    .put("path", image.id())
                    .put("label", map.classes().get(image.label()))
                    .put("predicted", map.classes().get(image.predicted()))
                    .put("confidence", image.confidence());
            for (Projection projection : map.projections()) {
                node.putArray(projection.name())
                        .add(projection.x()[i])
                        .add(projection.y()[i]);
            }
        }
        return document;
    }

    /** Wrong ones last, so that none hides them. */
    static List<Integer> drawingOrder(FeatureMap map) {
        return IntStream.range(0, map.images().size())
                .boxed()
                .sorted(Comparator.comparing(index -> map.images().get(index).isWrong()))
                .toList();
    }
}
