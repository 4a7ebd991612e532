package org.convzoo.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Renders a report for people ({@code report.html}) and for programs ({@code report.json}); where it goes is the caller's affair. */
public final class ReportWriter {

    private ReportWriter() {}

    /** One self-contained HTML page that asks nothing of the network. */
    public static String html(RunReport report) {
        return ReportPage.render(report);
    }

    /** The page of an ensemble, with a table of its members. */
    public static String html(RunReport report, List<EnsembleMember> members) {
        return ReportPage.render(report, members);
    }

    /** A learning-rate range test as a page of the same kind. */
    public static String html(RateSweep sweep) {
        return RateSweepPage.render(sweep);
    }

    /** A page about anything, of the same kind. */
    public static String html(Page page) {
        return PlainPage.render(page);
    }

    /** A map of features as a page of the same kind, with a script of its own. */
    public static String html(FeatureMap map) {
        return FeatureMapPage.render(map);
    }

    /** Where every image is: {@code projections[]} and {@code images[]}, each with its path, classes and coordinates. */
    public static ObjectNode json(FeatureMap map) {
        return FeatureMapPage.json(map);
    }

    /** Images as a network will see them, as a page of the same kind. */
    public static String html(PreviewSheet sheet) {
        return PreviewPage.render(sheet);
    }

    /** The same as one PNG picture; needs a font on the machine. */
    public static byte[] png(PreviewSheet sheet) {
        return PreviewPicture.render(sheet);
    }

    /** The evaluation alone; the keys are listed at {@link ReportJson}. */
    public static ObjectNode json(EvaluationReport report) {
        return ReportJson.of(report);
    }

    /** The keys of a run, and beside them {@code members[]}: name, network, weight, accuracy, correct, logLoss. */
    public static ObjectNode json(RunReport report, List<EnsembleMember> members) {
        return ReportJson.of(report, members);
    }

    /** The phases of a training alone, as the report has them. */
    public static ArrayNode json(TrainingPhases phases) {
        return PhasesJson.of(phases);
    }

    /** The keys of the evaluation, and beside them the run's own. */
    public static ObjectNode json(RunReport report) {
        return ReportJson.of(report);
    }

    /** Several runs on the same images, as a page of the same kind. */
    public static String html(ComparisonReport report) {
        return ComparisonPage.render(report);
    }

    /** The same for programs; the keys are listed at {@link ComparisonJson}. */
    public static ObjectNode json(ComparisonReport report) {
        return ComparisonJson.of(report);
    }
}
