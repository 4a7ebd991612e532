package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;

/**
 * One part of the page: it has an entry in the contents.
 *
 * @param id the anchor
 * @param title the heading
 * @param body what stands below the heading
 */
record Section(String id, String title, List<Element> body) {

    Section {
        body = List.copyOf(body);
    }

    static Section of(String id, String title, Element... body) {
        return new Section(id, title, List.of(body));
    }

    Element render() {
        List<Element> content = new ArrayList<>(body);
        content.add(0, element("h2", title).with("id", id + "-title"));
        return element("section")
                .with("id", id)
                .with("aria-labelledby", id + "-title")
                .add(content);
    }

    Element link() {
        return element("a", title).with("href", "#" + id);
    }
}
