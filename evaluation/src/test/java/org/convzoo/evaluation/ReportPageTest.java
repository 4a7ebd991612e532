package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every shape of a run gives a sound page; the pages stay in {@code target/report-samples} to be looked at. */
class ReportPageTest {

    private static final String HOSTILE = "</td><script>alert(\"1\")</script> & 'q' \u0001";

    static Stream<RunReport> runs() {
        List<String> animals =
                List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
        return Stream.of(
                SampleReports.run("two-classes", List.of("ants", "bees"), 153, 5, 12),
                SampleReports.run("ten-classes", animals, 10_000, 2.6, 12),
                SampleReports.run("thirty-classes-untrained", named(30), 5_000, 2.3, 0),
                SampleReports.run("hundred-classes", named(100), 10_000, 2.3, 60),
                SampleReports.run("one-epoch", animals, 500, 2.6, 1),
                SampleReports.run("perfect", animals, 500, 0.1, 3),
                SampleReports.phased("two-classes-phases", List.of("ants", "bees"), 153, 5, 3, 3),
                SampleReports.phased("thirty-classes-phases", named(30), 1_500, 2.6, 3, 12),
                SampleReports.phased("hundred-classes-phases", named(100), 5_000, 2.6, 2, 30, 8),
                SampleReports.phased("in-vain-phases", animals, 500, 2.6, 6, 1),
                hostile());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void thePageIsWellFormedAndLoadsNothing(RunReport run) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "report-samples"));
        Path file = folder.resolve(run.title().equals(HOSTILE) ? "hostile.html" : run.title() + ".html");
        String html = ReportWriter.html(run);
        Files.writeString(file, html);
        requireSound(html);
    }

    /** Well-formed XML that loads nothing and shows no number that is none. */
    static void requireSound(String html) throws IOException {
        Document page = parsed(html);
        assertThat(html)
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(attributes(page, "img", "src")).allMatch(source -> source.startsWith("data:image/png;base64,"));
        assertThat(attributes(page, "img", "alt")).noneMatch(String::isBlank);
        assertThat(attributes(page, "link", "href")).containsExactly("data:,");
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        NodeList drawings = page.getElementsByTagName("svg");
        for (int index = 0; index < drawings.getLength(); index++) {
            assertThat(drawings.item(index).getFirstChild().getNodeName())
                    .as("each drawing has a title")
                    .isEqualTo("title");
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void eachEntryOfTheContentsLeadsToASection(RunReport run) throws Exception {
        Document page = parse(ReportPage.render(run));

        assertThat(attributes(page, "a", "href"))
                .isNotEmpty()
                .containsExactlyElementsOf(attributes(page, "section", "id").stream()
                        .map(id -> "#" + id)
                        .toList());
    }

    @Test
    void labelsAreDataWhateverTheySay() throws Exception {
        Document page = parse(ReportPage.render(hostile()));

        String shown = HOSTILE.replace('\u0001', '\ufffd');
        assertThat(texts(page, "h1")).containsExactly(shown);
        assertThat(texts(page, "th")).contains(shown);
        assertThat(texts(page, "dd")).contains(shown);
        assertThat(texts(page, "li")).containsExactly(shown);
        assertThat(texts(page, "code")).contains(shown);
    }

    @Test
    void whatThereIsNothingToSayAboutIsLeftOut() throws Exception {
        EvaluationReport perfect = EvaluationReport.of(TwelveImages.certain(List.of("a", "b"), new int[] {0, 1}, 0, 1));
        Document page = parse(ReportPage.render(
                new RunReport("t", "", perfect, LearningCurves.none(), Map.of(), "", List.of(), List.of(), List.of())));

        assertThat(attributes(page, "section", "id"))
                .containsExactly("confusion", "classes", "metrics", "calibration", "mistakes");
        assertThat(texts(page, "p")).contains("None: every image is named rightly.");
        assertThat(page.getElementsByTagName("aside").getLength()).isZero();
    }

    @Test
    void mistakesWithoutPicturesAreListed() throws Exception {
        Document page = parse(ReportPage.render(new RunReport(
                "t",
                "",
                EvaluationReport.of(TwelveImages.predictions()),
                LearningCurves.none(),
                Map.of(),
                "",
                List.of(),
                List.of(),
                List.of())));

        assertThat(texts(page, "p")).contains("All 5 mistakes, the most confident first.");
        assertThat(texts(page, "th")).contains("i9", "i8", "i2", "i5", "i11");
    }

    @Test
    void aPictureOfAnUnknownClassIsRefused() {
        assertThatThrownBy(() -> new RunReport(
                        "t",
                        "",
                        EvaluationReport.of(TwelveImages.predictions()),
                        LearningCurves.none(),
                        Map.of(),
                        "",
                        List.of(),
                        List.of(new ReportImage("x", 0, 6, 1, new byte[0])),
                        List.of()))
                .hasMessageContaining("picture x: its classes must be 0 to 5, got actual 0, predicted 6");
    }

    private static RunReport hostile() {
        Predictions predictions = TwelveImages.certain(List.of(HOSTILE, "b"), new int[] {0, 1}, 1, 0);
        EvaluationReport evaluation = EvaluationReport.of(new Predictions(
                predictions.labels(), List.of(HOSTILE, "y"), predictions.actual(), predictions.probabilities()));
        return new RunReport(
                HOSTILE,
                HOSTILE,
                evaluation,
                SampleReports.curves(2),
                Map.of(HOSTILE, HOSTILE),
                HOSTILE,
                List.of(HOSTILE),
                List.of(new ReportImage(HOSTILE, 0, 1, 1, SampleReports.png(1))),
                List.of(HOSTILE));
    }

    private static List<String> named(int classes) {
        return SampleReports.labels(classes).stream()
                .map(number -> "class number " + number)
                .toList();
    }

    private static Document parsed(String html) throws IOException {
        try {
            return parse(html);
        } catch (ParserConfigurationException | SAXException malformed) {
            throw new IOException("the page is not well-formed", malformed);
        }
    }

    private static Document parse(String html) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> attributes(Document page, String element, String attribute) {
        return elements(page, element).stream()
                .map(one -> one.getAttribute(attribute))
                .toList();
    }

    private static List<String> texts(Document page, String element) {
        return elements(page, element).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }
}
