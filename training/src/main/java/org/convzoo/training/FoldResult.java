package org.convzoo.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.convzoo.configs.UserException;
import org.convzoo.evaluation.Curve;
import org.convzoo.evaluation.Metric;

/**
 * What one run of a cross-validation came to.
 *
 * @param fold from 1
 * @param bestEpoch whose weights were tested
 * @param validationAccuracy of that epoch, 0 to 1
 * @param testAccuracy 0 to 1
 * @param testLogLoss mean -ln p(true class)
 * @param directory of the run
 */
public record FoldResult(
        int fold, int bestEpoch, double validationAccuracy, double testAccuracy, double testLogLoss, String directory) {

    /** Reads it from the report of a finished run. */
    static FoldResult of(int fold, RunDirectory run) {
        try {
            JsonNode report = new ObjectMapper().readTree(run.reportJson().toFile());
            int bestEpoch = report.at("/curves/bestEpoch").asInt();
            JsonNode metrics = report.get("metrics");
            return new FoldResult(
                    fold,
                    bestEpoch,
                    report.at("/curves/" + Curve.VALIDATION_ACCURACY.key())
                            .get(bestEpoch - 1)
                            .asDouble(),
                    metrics.get(Metric.ACCURACY.key()).asDouble(),
                    metrics.get(Metric.LOG_LOSS.key()).asDouble(),
                    run.path().getFileName().toString());
        } catch (IOException unreadable) {
            throw UserException.failed(
                    "cannot read " + run.reportJson() + ": " + unreadable.getMessage()
                            + "; delete the folder of this fold and go on with convzoo train --resume "
                            + run.path().getParent(),
                    unreadable);
        }
    }
}
