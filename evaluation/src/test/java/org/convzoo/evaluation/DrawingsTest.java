package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Drawings that stand alone: each is a well-formed document, and what is drawn is where its numbers say. */
class DrawingsTest {

    private static Document parsed(SvgPicture picture) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("style").getLength()).isZero();
        return document;
    }

    private static List<String> texts(Document document) {
        NodeList texts = document.getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static Element first(Document document, String tag, int index) {
        return (Element) document.getElementsByTagName(tag).item(index);
    }

    @Test
    void aLineGoesThroughItsValuesAndLeavesAGapWhereThereIsNone() throws Exception {
        Document chart = parsed(Chart.of("Loss <b>", "epoch", "loss")
                .line("train", 2, 1, Double.NaN, 1, 0)
                .line("validation", List.of(1.0, 1.0, 1.0, 1.0, 1.0)));

        // the frame is from 66 to 490 across and from 306 up to 58
        assertThat(first(chart, "path", 0).getAttribute("d")).isEqualTo("M66,58L172,182M384,182L490,306");
        assertThat(first(chart, "path", 1).getAttribute("d")).isEqualTo("M66,182L172,182L278,182L384,182L490,182");
        assertThat(texts(chart))
                .contains("Loss <b>", "epoch", "loss", "train", "validation", "0.0", "0.5", "2.0", "1", "5");
        assertThat(texts(chart)).as("epochs are whole").doesNotContain("4.5");
    }

    @Test
    void pointsAreWhereTheyAre() throws Exception {
        Document chart = parsed(Chart.of("Map", "first", "second")
                .points("ants", new double[] {0, 8}, new double[] {0, 5})
                .points("bees", new double[] {4, Double.NaN}, new double[] {1, 1}));

        assertThat(chart.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(first(chart, "circle", 1).getAttribute("cx")).isEqualTo("490");
        assertThat(first(chart, "circle", 1).getAttribute("cy")).isEqualTo("58");
        assertThat(first(chart, "circle", 2).getAttribute("cx")).isEqualTo("278");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() ->
                        Chart.of("Nothing", "x", "y").line("none", Double.NaN).svg())
                .hasMessage("the chart Nothing has no value to draw");
        assertThatThrownBy(() -> Chart.of("Uneven", "x", "y").points("ants", new double[2], new double[3]))
                .hasMessage("ants has 2 places for 3 values");
        assertThatThrownBy(() -> BarChart.of("Bars", "").bar("below", -1))
                .hasMessage("a bar is 0 or longer, got -1.0 for below");
        assertThatThrownBy(() -> ImageGrid.ofColumns(2).picture()).hasMessage("a grid needs an image");
        assertThatThrownBy(() -> ImageGrid.ofColumns(0)).hasMessageStartingWith("a grid has 1 column");
    }

    @Test
    void barsAreAsLongAsTheirValues() throws Exception {
        Document bars = parsed(
                BarChart.of("Images", "images").bar("cat", 1000).bar("dog", 500).bar("none", 0));

        assertThat(first(bars, "rect", 1).getAttribute("width")).isEqualTo("340");
        assertThat(first(bars, "rect", 2).getAttribute("width")).isEqualTo("170");
        assertThat(first(bars, "rect", 3).getAttribute("width")).isEqualTo("0");
        assertThat(texts(bars))
                .containsExactly("Images", "cat", "1,000 images", "dog", "500 images", "none", "0 images");
    }

    @Test
    void numbersStandInTheirCells() throws Exception {
        Document grid = parsed(
                NumberGrid.of("Numbers").matrix("map", new float[][] {{7 / 9f, -1 / 9f}, {0.9999999f, -0.004f}}));

        assertThat(texts(grid)).containsExactly("Numbers", "map", "0.77", "\u22120.11", "1", "0");
        assertThat(grid.getElementsByTagName("rect").getLength())
                .as("the paper and four cells")
                .isEqualTo(5);
    }

    @Test
    void classesStandBesideTheirRowsAndColumns() throws Exception {
        ConfusionMatrix confusion = new ConfusionMatrix(new int[][] {{3, 1}, {0, 4}});
        NumberGrid mistakes = NumberGrid.of("Mistakes").confusion("", List.of("ants", "bees"), confusion);
        Document grid = parsed(mistakes);

        assertThat(texts(grid)).containsExactly("Mistakes", "ants", "bees", "ants", "bees", "3", "1", "0", "4");
        // four letters of 7 and a space of 8 before the first column, as much above the first row, slanted: 36 /
        // sqrt(2)
        assertThat(first(grid, "rect", 1).getAttribute("x")).isEqualTo("48");
        assertThat(first(grid, "rect", 1).getAttribute("y")).isEqualTo("59.5");
        assertThat(first(grid, "text", 1).getAttribute("x")).isEqualTo("40");
        assertThat(first(grid, "text", 3).getAttribute("transform")).isEqualTo("translate(66 55.5) rotate(-45)");
        assertThat(mistakes).hasToString("NumberGrid of Mistakes");
        assertThatThrownBy(() -> NumberGrid.of("").confusion("", List.of("ants"), confusion))
                .hasMessage("1 names for 2 classes: [ants]");
    }

    @Test
    void pointsOfAClassHaveItsNameAndColour() throws Exception {
        Document chart = parsed(Chart.of("Map", "first", "second")
                .points(new double[][] {{0, 0}, {8, 5}, {4, 1}}, new int[] {2, 0, 2}, List.of("ants", "none", "bees")));

        assertThat(chart.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(first(chart, "circle", 0).getAttribute("cx"))
                .as("the only ant is rightmost")
                .isEqualTo("490");
        assertThat(texts(chart)).contains("ants", "bees").doesNotContain("none");
        assertThatThrownBy(() -> Chart.of("", "", "").points(new double[1][2], new int[2], List.of("ants")))
                .hasMessage("1 places for 2 labels");
    }

    @Test
    void imagesAreEnlargedByWholeFactors() {
        BufferedImage picture = ImageGrid.ofColumns(2, 10)
                .add("", new float[][] {{0, 1}, {1, 0.5f}})
                .add("", new float[][] {{3, 3}, {3, 3}})
                .add("", new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB))
                .picture();

        // tiles of 10x10 with 8 pixels around them and 18 for a caption
        assertThat(picture.getWidth()).isEqualTo(8 + 2 * 18);
        assertThat(picture.getHeight()).isEqualTo(8 + 2 * 36);
        assertThat(picture.getRGB(8, 8) & 0xffffff).isZero();
        assertThat(picture.getRGB(13, 8) & 0xffffff).isEqualTo(0xffffff);
        assertThat(picture.getRGB(17, 17) & 0xffffff).isEqualTo(0x808080);
    }
}
