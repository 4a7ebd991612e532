package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class DataInspectTest {

    private static final String DIGITS = "{type: printedDigits, train: 100, validation: 20, test: 20}";

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;

    @BeforeEach
    void open() {
        terminal = new CapturedTerminal(folder);
    }

    /** Two classes of one-coloured pictures, one of them in both, and a file that is none. */
    private Path photos() throws IOException {
        Path photos = folder.resolve("photos");
        for (String label : new String[] {"cold", "warm"}) {
            Files.createDirectories(photos.resolve(label));
        }
        Files.write(photos.resolve("cold/blue.png"), Pictures.png(Color.BLUE));
        Files.write(photos.resolve("cold/red.png"), Pictures.png(Color.RED));
        Files.write(photos.resolve("warm/red.png"), Pictures.png(Color.RED));
        Files.writeString(photos.resolve("warm/text.png"), "no image");
        return photos;
    }

    @Test
    void tellsWhatIsWrongBeforeWhatIsThere() throws IOException {
        assertThat(terminal.run("data", "inspect", photos())).isZero();
        assertThat(terminal.out()).contains("photos: 4 images in 2 classes");
        assertThat(terminal.out().indexOf("Problem"))
                .isBetween(0, terminal.out().indexOf("Sizes"));
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("Problem 1 image cannot be read: warm/text.png: is not an image")
                .contains("1 picture is in two classes with the same pixels: cold/red.png = warm/red.png; decide")
                .contains("All --html FILE or --json has all of them")
                .contains("3 images are nearly one colour")
                .contains("Sizes all 40x30 (width x height)")
                // red twice and blue once: means 2/3, 0 and 1/3
                .contains("mean: [0.6667, 0.0000, 0.3333], standardDeviation: [0.4714, 0.0000, 0.4714] in 0..1")
                .contains("CLASS ALL cold 2 warm 2");
    }

    @Test
    void aFolderOfTheDataHomeIsFoundByItsName() throws IOException {
        photos();
        assertThat(terminal.run("data", "inspect", "photos")).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("photos: 4 images in 2 classes");
    }

    @Test
    void strictFailsWhereSomethingShouldBeMended() throws IOException {
        assertThat(terminal.run("data", "inspect", photos(), "--strict")).isEqualTo(1);
        assertThat(terminal.run("data", "inspect", DIGITS, "--strict")).isZero();
    }

    @Test
    void jsonIsOneDocumentWithAllOfIt() throws IOException {
        assertThat(terminal.run("data", "inspect", photos(), "--json")).isZero();
        JsonNode document = new ObjectMapper().readTree(terminal.out());
        assertThat(document.at("/images").asInt()).isEqualTo(4);
        assertThat(document.at("/labels/1").asText()).isEqualTo("warm");
        assertThat(document.at("/bad/0/picture/id").asText()).isEqualTo("warm/text.png");
        assertThat(document.at("/exactCopies/0/pictures/1/id").asText()).isEqualTo("warm/red.png");
        assertThat(document.at("/exactCopies/0/acrossLabels").asBoolean()).isTrue();
        assertThat(document.at("/findings/0/severity").asText()).isEqualTo("PROBLEM");
        assertThat(document.at("/sizes/common/0/width").asInt()).isEqualTo(40);
    }

    @Test
    void thePageShowsPicturesCopiesAndWhatCannotBeRead() throws Exception {
        Path page = folder.resolve("page.html");
        assertThat(terminal.run("data", "inspect", photos(), "--html", page))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).contains("Wrote " + page);
        String html = Files.readString(page);
        assertThat(html)
                .contains("<h2 id=\"contact-title\">Contact sheet</h2>")
                .contains("the same pixels \u00b7 across classes")
                .contains("<td>warm/text.png</td><td>is not an image")
                .contains("data:image/png;base64,")
                .contains("nearly one colour")
                .doesNotContain("http-equiv=\"refresh\"");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>", ""))));

        assertThat(terminal.run("data", "inspect", photos(), "--html", folder.resolve("absent/page.html")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("there is no folder").contains("absent");
    }

    @Test
    void aConfigurationIsInspectedAsItsRunSeesIt() throws IOException {
        Path config = folder.resolve("run.yaml");
        Files.writeString(
                config,
                "name: digits\nseed: 5\nmodel: {architecture: lenet5}\ndata: {source: " + DIGITS
                        + "}\ntraining: {epochs: 1, optimizer: {type: sgd, learningRate: 0.1}}\n");
        assertThat(terminal.run("data", "inspect", config)).isZero();
        assertThat(terminal.out()).contains("digits: 140 images in 10 classes").contains("TRAINING  VALIDATION  TEST");
    }

    @Test
    void aTableOfImagesIsASource() throws IOException {
        Path photos = photos();
        Path table = folder.resolve("list.csv");
        Files.writeString(
                table,
                "path,label,split\nphotos/cold/blue.png,cold,train\nphotos/warm/red.png,warm,train\n"
                        + "photos/cold/red.png,cold,val\nphotos/warm/pink.png,warm,test\n");
        Files.write(photos.resolve("warm/pink.png"), Pictures.png(Color.PINK));
        assertThat(terminal.run("data", "inspect", table)).isZero();
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("CLASS TRAINING VALIDATION TEST cold 1 1 0 warm 1 0 1");
    }

    @Test
    void signalsHaveCountsStatisticsAndExactCopiesButNoPictures() throws IOException {
        Path table = folder.resolve("pulses.csv");
        Files.writeString(table, """
                label,v0,v1,v2,v3
                flat,1,1,1,1
                steep,0,2,4,6
                flat,1,1,1,1
                flat,2,2,2,2
                steep,6,4,2,0
                """);
        assertThat(terminal.run("data", "inspect", "{type: signals, train: {file: " + table + "}}"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("5 signals in 2 classes")
                .contains("1 surplus copy with the same values")
                .contains("all of length 4; they are no pictures")
                // means 1, 3, 1, 2, 3; mean squares 1, 14, 1, 4, 14
                .contains("mean: [2.0000], standardDeviation: [1.6733], of 5 signals")
                .contains("CLASS ALL flat 3 steep 2")
                .doesNotContain("colour,");
    }

    @Test
    void wrongUsageIsToldInOneLine() {
        assertThat(terminal.run("data")).isEqualTo(2);
        assertThat(terminal.err()).contains("a verb is missing: data inspect");
        assertThat(terminal.run("data", "inspect", "no-such-folder")).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("error: SOURCE no-such-folder is neither a folder nor a table in the working directory (");
        assertThat(terminal.run("data", "inspect", "mnist", "--threads", "0")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("error: --threads must be at least 1, got 0");
        assertThat(terminal.run("data", "inspect", folder)).isEqualTo(1);
        assertThat(terminal.err()).contains("has no class folders");
    }
}
