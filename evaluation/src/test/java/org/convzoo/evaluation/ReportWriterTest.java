package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convzoo.evaluation.LearningCurves.Series;
import org.junit.jupiter.api.Test;

class ReportWriterTest {

    private final EvaluationReport evaluation = EvaluationReport.of(TwelveImages.predictions());

    @Test
    void theKeysOfAnEvaluationAreStable() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(ReportWriter.json(evaluation).toString());
        assertThat(keys(json))
                .containsExactly(
                        "labels",
                        "images",
                        "correct",
                        "metrics",
                        "accuracyInterval",
                        "topK",
                        "perClass",
                        "confusionMatrix",
                        "calibration",
                        "mistakes");
        assertThat(keys(json.get("metrics")))
                .containsExactly(
                        "accuracy",
                        "top5Accuracy",
                        "balancedAccuracy",
                        "macroPrecision",
                        "macroRecall",
                        "macroF1",
                        "cohensKappa",
                        "matthewsCorrelation",
                        "logLoss",
                        "brierScore",
                        "expectedCalibrationError");
        assertThat(json.at("/metrics/brierScore").doubleValue()).isEqualTo(0.509765625);
        assertThat(json.at("/accuracyInterval/confidence").doubleValue()).isEqualTo(0.95);
        assertThat(json.at("/topK/1")).hasToString("{\"k\":2,\"accuracy\":0.9166666666666666}");
        assertThat(json.at("/perClass/0"))
                .hasToString("{\"index\":0,\"label\":\"a\",\"precision\":0.6,\"recall\":0.75,\"f1\":0.6666666666666666,"
                        + "\"support\":4,\"predicted\":5}");
        assertThat(json.at("/confusionMatrix/2")).hasToString("[0,1,2,1,0,0]");
        assertThat(json.at("/calibration/bins/0"))
                .hasToString(
                        "{\"low\":0.0,\"high\":0.06666666666666667,\"count\":0,\"confidence\":null,\"accuracy\":null}");
        assertThat(json.at("/mistakes/0"))
                .hasToString("{\"index\":9,\"id\":\"i9\",\"actual\":2,\"predicted\":3,\"confidence\":0.75}");
    }

    @Test
    void aRunAddsItsOwnKeysAndHasNoNaN() throws IOException {
        LearningCurves curves = new LearningCurves(
                List.of(
                        new Series(Curve.TRAIN_LOSS, List.of(0.5, Double.NaN)),
                        new Series(Curve.VALIDATION_ACCURACY, List.of(0.25, 0.75))),
                2);
        RunReport run = new RunReport(
                "t",
                "s",
                evaluation,
                curves,
                Map.of("Seed", "42"),
                "name: t\n",
                List.of("go"),
                List.of(),
                List.of("note"));
        JsonNode json = new ObjectMapper().readTree(ReportWriter.json(run).toString());
        assertThat(keys(json))
                .startsWith("title", "subtitle", "labels")
                .endsWith("costs", "facts", "configuration", "reproduce", "notes");
        assertThat(json.get("curves"))
                .hasToString(
                        "{\"epochs\":2,\"bestEpoch\":2,\"trainLoss\":[0.5,null],\"validationAccuracy\":[0.25,0.75]}");
        assertThat(json.at("/facts/Seed").textValue()).isEqualTo("42");
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
