package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.convzoo.evaluation.FeatureMap.MappedImage;
import org.convzoo.evaluation.FeatureMap.Projection;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Three images of classes with names that would break a careless page. */
class FeatureMapPageTest {

    private static final String CAREFUL = "</script><b>&\"'";

    private static final FeatureMap MAP = new FeatureMap(
            "Features of a run",
            "2 features of layer f6, the test images",
            List.of(CAREFUL, "bee"),
            List.of(
                    new MappedImage("a/1.png", 0, 1, 0.75f, new byte[] {(byte) 0x89, 'P'}),
                    new MappedImage("a/<2>.jpg", 0, 0, 0.5f, new byte[] {(byte) 0xff, (byte) 0xd8}),
                    new MappedImage("b/3.png", 1, 1, 1f, new byte[0])),
            List.of(
                    new Projection("t-SNE", "near is alike", new double[] {0, 10, 5}, new double[] {0, 0, 5}),
                    new Projection("PCA", "most of it", new double[] {1, 1, 1}, new double[] {2, 2, 2})),
            List.of("3 of 4 images, drawn at random."));

    private static Document page() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(ReportWriter.html(MAP))));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    @Test
    void thePageLoadsNothingAndRunsItsOwnScriptAlone() throws Exception {
        List<Element> scripts = elements(page(), "script");
        String program = scripts.get(1).getTextContent();
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(program.getBytes(StandardCharsets.UTF_8)));
        String policy = elements(page(), "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .getAttribute("content");
        assertThat(policy).contains("default-src 'none'", "script-src 'sha256-" + digest + "'");
        assertThat(program).as("an escaped sign would be no JavaScript").doesNotContain("<", "&");
        assertThat(ReportWriter.html(MAP)).doesNotContain("http://", "https://").contains(program);
    }

    @Test
    void everyImageIsAPointAndAWrongOneIsMarked() throws Exception {
        List<Element> points = elements(page(), "path").stream()
                .filter(path -> path.hasAttribute("data-index"))
                .toList();
        assertThat(points).extracting(point -> point.getAttribute("data-index")).containsExactly("1", "2", "0");
        assertThat(points).extracting(point -> point.getAttribute("class")).containsExactly("c0", "c1", "c0 wrong");
        assertThat(points)
                .as("as wide as it fits, both axes alike, up is up")
                .extracting(point -> point.getAttribute("transform"))
                .containsExactly("translate(976.0 738.0)", "translate(500.0 262.0)", "translate(24.0 738.0)");
    }

    @Test
    void theScriptFindsAllThatItShows() throws Exception {
        JsonNode data =
                new ObjectMapper().readTree(elements(page(), "script").get(0).getTextContent());
        assertThat(data.at("/classes/0").textValue()).isEqualTo(CAREFUL);
        assertThat(data.at("/images/1/0").textValue()).isEqualTo("a/<2>.jpg");
        assertThat(data.at("/images/0/4").textValue()).startsWith("data:image/png;base64,");
        assertThat(data.at("/images/1/4").textValue()).startsWith("data:image/jpeg;base64,");
        assertThat(data.at("/images/2/4").textValue()).isEmpty();
        assertThat(data.at("/projections/1/places").size()).isEqualTo(6);
        assertThat(data.at("/projections/1/places/0").doubleValue())
                .as("all in one place")
                .isEqualTo(500);
    }

    @Test
    void programsAreToldTheCoordinates() {
        JsonNode json = ReportWriter.json(MAP);
        assertThat(json.at("/images/2/path").textValue()).isEqualTo("b/3.png");
        assertThat(json.at("/images/0/predicted").textValue()).isEqualTo("bee");
        assertThat(json.at("/images/2/t-SNE/1").doubleValue()).isEqualTo(5);
        assertThat(json.at("/images/2/PCA/0").doubleValue()).isEqualTo(1);
        assertThat(json.at("/notes/0").textValue()).isEqualTo("3 of 4 images, drawn at random.");
    }
}
