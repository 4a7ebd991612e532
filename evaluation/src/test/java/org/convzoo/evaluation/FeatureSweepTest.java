package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convzoo.evaluation.FeatureSweep.Candidate;
import org.junit.jupiter.api.Test;

class FeatureSweepTest {

    private static Candidate candidate(String layer, int features, double c, Double... accuracies) {
        return new Candidate(layer, "average", features, c, List.of(accuracies));
    }

    /** By hand: the mean of 0.7, 0.8 and 0.9 is 0.8, their deviation 0.1, over the root of 3. */
    @Test
    void theStandardErrorIsThatOfTheMean() {
        Candidate one = candidate("pool5", 256, 1, 0.7, 0.8, 0.9);
        assertThat(one.accuracy()).isCloseTo(0.8, within(1e-12));
        assertThat(one.standardError()).isCloseTo(0.1 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void ofEqualsTheSimplestIsChosen() {
        Candidate worse = candidate("pool1", 64, 1, 0.7, 0.8);
        Candidate large = candidate("pool4", 512, 0.1, 0.75, 1.0);
        Candidate small = candidate("pool5", 256, 1, 1.0, 0.75);
        Candidate strict = candidate("pool5", 256, 0.1, 1.0, 0.75);
        assertThat(new FeatureSweep(2, List.of(worse, large, small, strict)).chosen())
                .isSameAs(strict);
        assertThat(new FeatureSweep(2, List.of(worse, large, small)).chosen()).isSameAs(small);
        assertThat(new FeatureSweep(2, List.of(worse, large)).chosen()).isSameAs(large);
    }

    @Test
    void theReportHasThemAll() throws IOException {
        FeatureSweep sweep = new FeatureSweep(
                2,
                List.of(
                        candidate("pool4", 512, 0.1, 0.75, 0.85),
                        candidate("pool4", 512, 10, 0.5, 0.5),
                        candidate("pool5", 256, 0.1, 0.8, 0.82)));
        RunReport report = new RunReport(
                        "t",
                        "",
                        EvaluationReport.of(TwelveImages.predictions()),
                        LearningCurves.none(),
                        Map.of(),
                        "",
                        List.of(),
                        List.of(),
                        List.of())
                .withSweep(sweep);
        String html = ReportWriter.html(report);
        ReportPageTest.requireSound(html);
        assertThat(html)
                .contains(
                        "Of 3 candidates, pool5 with pooling average and C = 0.1 did best: 81.00%. 1 other is within a"
                                + " standard error of it.",
                        "81.00 ± 1.00",
                        "50.00 ± 0.00",
                        "<th scope=\"col\" class=\"number\">C = 10</th>",
                        "<td class=\"number\">–</td>");
        JsonNode json = new ObjectMapper()
                .readTree(ReportWriter.json(report).toString())
                .get("sweep");
        assertThat(json.get("chosen").intValue()).isEqualTo(2);
        assertThat(json.at("/candidates/1"))
                .hasToString(
                        "{\"layer\":\"pool4\",\"pooling\":\"average\",\"features\":512,\"c\":10.0,\"accuracy\":0.5,"
                                + "\"standardError\":0.0,\"foldAccuracies\":[0.5,0.5]}");
        assertThat(ReportWriter.json(report.withSweep(FeatureSweep.none())).has("sweep"))
                .isFalse();
    }
}
