package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.evaluation.Element.element;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void textIsNeverMarkup() {
        assertThat(element("b", "<b> & \"x\"")).hasToString("<b>&lt;b> &amp; \"x\"</b>");
        assertThat(element("i").with("title", "\"<&>\"")).hasToString("<i title=\"&quot;&lt;&amp;>&quot;\"></i>");
    }

    @Test
    void childrenKeepTheirOrder() {
        assertThat(element("span", "one ").add(element("b", "two")).add(" three"))
                .hasToString("<span>one <b>two</b> three</span>");
    }

    @Test
    void whatNoDocumentMayHoldIsReplaced() {
        assertThat(element("b", "a\u0000b\ud800c")).hasToString("<b>a\ufffdb\ufffdc</b>");
        assertThat(element("b", "\ud83d\udc1d"))
                .as("a pair of surrogates is a bee")
                .hasToString("<b>\ud83d\udc1d</b>");
    }

    @Test
    void voidElementsHaveNoEndTag() {
        assertThat(element("img").with("alt", "")).hasToString("<img alt=\"\"/>");
    }
}
