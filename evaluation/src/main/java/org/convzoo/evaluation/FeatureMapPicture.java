package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.Arrays;
import org.convzoo.evaluation.FeatureMap.MappedImage;
import org.convzoo.evaluation.FeatureMap.Projection;

/** The points of a map as SVG; each has the colour and the shape of its class, a wrong one a rim. */
record FeatureMapPicture(FeatureMap map) {

    private static final double SIDE = 1000;
    private static final double MARGIN = 24;
    private static final int COLOURS = 10;
    private static final double LARGE = 10;
    private static final double SMALL = 5;
    private static final int MANY = 1500;

    Element render() {
        Element points = element("g").with("id", "points");
        double[][] places = places(map.projections().get(0));
        double radius = map.images().size() > MANY ? SMALL : LARGE;
        for (int index : FeatureMapPage.drawingOrder(map)) {
            MappedImage image = map.images().get(index);
            points.add(element("path")
                    .with("d", shape(image.label(), radius))
                    .with("class", "c" + image.label() % COLOURS + (image.isWrong() ? " wrong" : ""))
                    .with("data-index", Integer.toString(index))
                    .with("transform", "translate(" + places[index][0] + " " + places[index][1] + ")"));
        }
        return element("svg", points)
                .with("id", "map")
                .with("viewBox", "0 0 " + (int) SIDE + " " + (int) SIDE)
                .with("role", "application")
                .with("tabindex", "0")
                .with(
                        "aria-label",
                        map.images().size()
                                + " images as points. The arrow keys go from image to image, W to the next wrong one.");
    }

    /** Places in the picture: as large as it fits, both axes alike. */
    static double[][] places(Projection projection) {
        double lowX = Arrays.stream(projection.x()).min().orElse(0);
        double highX = Arrays.stream(projection.x()).max().orElse(0);
        double lowY = Arrays.stream(projection.y()).min().orElse(0);
        double highY = Arrays.stream(projection.y()).max().orElse(0);
        double span = Math.max(highX - lowX, highY - lowY);
        double scale = span == 0 ? 0 : (SIDE - 2 * MARGIN) / span;
        double[][] places = new double[projection.x().length][];
        for (int i = 0; i != places.length; i++) {
            // up is up
            places[i] = new double[] {
                rounded(SIDE / 2 + scale * (projection.x()[i] - (lowX + highX) / 2)),
                rounded(SIDE / 2 - scale * (projection.y()[i] - (lowY + highY) / 2))
            };
        }
        return places;
    }

    private static double rounded(double place) {
        return Math.round(10 * place) / 10.0;
    }

    /** A class's mark in the legend. */
    static Element key(int label) {
        return element("svg", element("path").with("d", shape(label, LARGE)).with("class", "c" + label % COLOURS))
                .with("viewBox", "-12 -12 24 24")
                .with("class", "key")
                .with("aria-hidden", "true");
    }

    /** Where the colours are used up, another shape begins with them again. */
    private static String shape(int label, double radius) {
        String r = Numbers.coordinate(radius);
        String side = Numbers.coordinate(0.9 * radius);
        String wide = Numbers.coordinate(1.15 * radius);
        return switch (label / COLOURS % 4) {
            case 1 -> "M-" + side + " -" + side + "H" + side + "V" + side + "H-" + side + "Z";
            case 2 -> "M0 -" + wide + "L" + wide + " " + side + "H-" + wide + "Z";
            case 3 -> "M0 -" + wide + "L" + wide + " 0L0 " + wide + "L-" + wide + " 0Z";
            default ->
                "M-" + r + " 0a" + r + " " + r + " 0 1 0 " + Numbers.coordinate(2 * radius) + " 0a" + r + " " + r
                        + " 0 1 0 -" + Numbers.coordinate(2 * radius) + " 0Z";
        };
    }
}
