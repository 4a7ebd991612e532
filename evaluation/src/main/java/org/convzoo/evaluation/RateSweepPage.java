package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.List;
import org.convzoo.evaluation.RateSweep.Suggestion;

/** A range test as a page of its own. */
final class RateSweepPage {

    private RateSweepPage() {}

    static String render(RateSweep sweep) {
        Element body = element(
                "body",
                element(
                        "header",
                        element("h1", "Learning-rate range test of " + sweep.title()),
                        element("p", sweep.subtitle()).with("class", "subtitle")),
                element("main", element("section", new RateChart(sweep).render()), suggestions(sweep.suggestions())),
                ReportPage.footer());
        return ReportPage.document("Learning-rate range test of " + sweep.title(), body);
    }

    private static Element suggestions(List<Suggestion> suggestions) {
        if (suggestions.isEmpty()) {
            return element("section", element("p", "The loss did not fall at any rate: there is nothing to suggest."));
        }
        Element head =
                Table.row(Table.columnHead("Suggestion"), Table.numberHead("Learning rate"), Table.columnHead("Why"));
        List<Element> rows = suggestions.stream()
                .map(suggestion -> Table.row(
                        Table.rowHead(suggestion.name()),
                        Table.number(Numbers.significant(suggestion.rate())),
                        element("td", suggestion.reason())))
                .toList();
        return element("section", Table.framed("Suggested learning rates", head, rows));
    }
}
