package org.convzoo.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.evaluation.LearningCurves;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.evaluation.RunReport;
import org.convzoo.training.features.PooledLayer;

/**
 * Brings together what the reports of a run say whose classifier learned from features.
 *
 * @param costs of learning, of features where they were computed, and of an image
 * @param sweep what layer, pooling and C were chosen from
 * @param notes sentences that a reader should know
 */
record FeatureReports(
        RunConfig config,
        FeatureDocument features,
        PooledLayer pooled,
        FeatureRun.Learned learned,
        RunCosts costs,
        FeatureSweep sweep,
        DataSplits splits,
        Provenance provenance,
        List<String> notes) {

    void write(RunDirectory run, EvaluationReport evaluation, LabelledImages tested) {
        RunReport report = new RunReport(
                        config.name(),
                        "a classifier of " + config.model().architecture() + "'s features on " + splits.description(),
                        evaluation,
                        LearningCurves.none(),
                        facts(),
                        ConfigWriter.toYaml(config),
                        RunReports.commands(run),
                        RunReports.pictures(evaluation, tested),
                        notes)
                .withCosts(costs)
                .withSweep(sweep);
        AtomicFile.writeText(run.reportJson(), ReportWriter.json(report).toPrettyString() + "\n");
        // last, because its presence says that the run is complete
        AtomicFile.writeText(run.reportHtml(), ReportWriter.html(report));
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(learned.head().facts());
        facts.put(
                "Features",
                String.format(
                        Locale.ROOT,
                        "%,d of each image: layer %s (%s), pooling %s",
                        pooled.features(),
                        features.layer(),
                        pooled.shape(),
                        features.pooling().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (!sweep.isEmpty()) {
            FeatureSweep.Candidate best = sweep.chosen();
            facts.put(
                    "Chosen from",
                    String.format(
                            Locale.ROOT,
                            "%,d combinations of layer, pooling and C; %.2f ± %.2f %% over %d folds",
                            sweep.candidates().size(),
                            100 * best.accuracy(),
                            100 * best.standardError(),
                            sweep.folds()));
        }
        facts.put("Learned from", String.format(Locale.ROOT, "%,d images", learned.images()));
        if (learned.validationAccuracy() != null) {
            facts.put("Validation accuracy", String.format(Locale.ROOT, "%.2f %%", 100 * learned.validationAccuracy()));
        }
        facts.put(
                "Training time",
                String.format(
                        Locale.ROOT,
                        costs.keptFeatures() ? "%.1f s, with features of an earlier run" : "%.1f s, features included",
                        costs.trainingSeconds()));
        CostMeter.addTo(facts, costs);
        facts.put("Seed", Long.toString(config.seed()));
        RunReports.addOrigin(facts, provenance);
        return facts;
    }
}
