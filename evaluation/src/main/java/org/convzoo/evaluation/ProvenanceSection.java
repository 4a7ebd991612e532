package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the numbers come from and how to get them again. */
final class ProvenanceSection {

    private ProvenanceSection() {}

    /** Nothing when the run says nothing about itself. */
    static Optional<Section> of(RunReport report) {
        List<Element> body = new ArrayList<>();
        if (!report.facts().isEmpty()) {
            Element facts = element("dl").with("class", "facts");
            report.facts().forEach((name, value) -> facts.add(element("dt", name), element("dd", value)));
            body.add(facts);
        }
        if (!report.reproduceCommands().isEmpty()) {
            body.add(element("h3", "Run it again"));
            body.add(code(String.join("\n", report.reproduceCommands())));
        }
        if (!report.configurationYaml().isBlank()) {
            body.add(element("h3", "Configuration, every default filled in"));
            body.add(code(report.configurationYaml().strip()));
        }
        return body.isEmpty() ? Optional.empty() : Optional.of(new Section("provenance", "Provenance", body));
    }

    private static Element code(String text) {
        return element("pre", element("code", text)).with("tabindex", "0");
    }
}
