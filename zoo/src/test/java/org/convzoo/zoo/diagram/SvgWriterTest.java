package org.convzoo.zoo.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.convzoo.zoo.diagram.Scene.Placed;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgWriterTest {

    private static final String NASTY = "a<b>&\"c\"'d' 7×7 ]]>";

    private static Document written(Box box) throws Exception {
        Scene scene = new Scene(
                100, 50, List.of(new Placed(box, 10, 10, 60, 40)), List.of(), List.of(), List.of(), List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SvgWriter.write(scene, NASTY, NASTY, out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Box box(int repeats, boolean auxiliary) {
        return new Box(
                "id", Box.Form.CARD, Palette.POOLING, NASTY, List.of(NASTY), "A", repeats, auxiliary, List.of(), "");
    }

    @Test
    void namesAreEscaped() throws Exception {
        Document document = written(box(1, false));

        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(NASTY);
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(NASTY);
        NodeList texts = document.getElementsByTagName("text");
        assertThat(texts.getLength()).as("title, line and letter").isEqualTo(3);
        assertThat(texts.item(0).getTextContent()).isEqualTo(NASTY);
        assertThat(texts.item(1).getTextContent()).isEqualTo(NASTY);
    }

    @Test
    void aRepeatedBoxIsAStackAndAnAuxiliaryOneIsDashed() throws Exception {
        assertThat(written(box(1, false)).getElementsByTagName("rect").getLength())
                .as("the page and the card")
                .isEqualTo(2);
        Document stack = written(box(3, true));
        assertThat(stack.getElementsByTagName("rect").getLength()).isEqualTo(4);
        assertThat(((Element) stack.getElementsByTagName("rect").item(3)).getAttribute("class"))
                .isEqualTo("pooling auxiliary");
        // descendant selectors, as "g rect", are beyond simple renderers
        assertThat(stack.getElementsByTagName("style").item(0).getTextContent().lines())
                .filteredOn(line -> line.contains("{"))
                .allMatch(line -> line.matches("\\.?[a-z]+ \\{.*"));
        assertThat(stack.getElementsByTagName("style").item(0).getTextContent())
                .contains(".auxiliary { stroke-dasharray: 5 4; }");
    }
}
