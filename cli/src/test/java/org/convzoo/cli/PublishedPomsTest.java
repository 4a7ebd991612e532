package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The POMs say what Maven Central asks of everything that is published there. */
class PublishedPomsTest {

    private static final Path ROOT = Path.of("..");

    static Stream<String> modules() throws Exception {
        Document parent = read(ROOT.resolve("pom.xml"));
        int count = Integer.parseInt(text(parent, "count(/project/modules/module)"));
        List<String> modules = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            modules.add(text(parent, "/project/modules/module[" + i + "]"));
        }
        return modules.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleHasANameAndADescriptionOfItsOwn(String module) throws Exception {
        Document pom = read(ROOT.resolve(module).resolve("pom.xml"));

        assertThat(text(pom, "/project/name")).as(module + "/pom.xml: name").matches("convzoo [a-z].+");
        assertThat(text(pom, "/project/description"))
                .as(module + "/pom.xml: description")
                .hasSizeGreaterThan(10);
        assertThat(text(pom, "/project/parent/artifactId")).isEqualTo("convzoo-parent");
    }

    @Test
    void theParentSaysForAllWhereItIsAndUnderWhichLicence() throws Exception {
        Document pom = read(ROOT.resolve("pom.xml"));

        assertThat(Files.readString(ROOT.resolve("LICENSE"))).contains("Apache License", "Version 2.0");
        assertThat(text(pom, "/project/licenses/license/name")).isEqualTo("Apache-2.0");
        for (String asked : List.of(
                "name",
                "description",
                "url",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) {
            assertThat(text(pom, "/project/" + asked)).as("pom.xml: " + asked).isNotBlank();
        }
    }

    @Test
    void theModulesAreAllFoldersWithAPom() throws Exception {
        Set<String> folders = new TreeSet<>();
        try (Stream<Path> all = Files.list(ROOT)) {
            all.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .forEach(folder -> folders.add(folder.getFileName().toString()));
        }

        assertThat(modules()).containsExactlyInAnyOrderElementsOf(folders);
    }

    private static Document read(Path pom) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    }

    private static String text(Document pom, String path) throws XPathExpressionException {
        return XPathFactory.newInstance().newXPath().evaluate(path, pom).strip();
    }
}
