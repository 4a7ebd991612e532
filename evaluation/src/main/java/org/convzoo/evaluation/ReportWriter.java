package org.convzoo.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a report for people ({@code report.html}) and for programs ({@code report.json}). A file appears whole or not at all: it
 * is written beside its place and then renamed.
 */
public final class ReportWriter {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportWriter() {}

    /**
     * One self-contained HTML file that asks nothing of the network.
     *
     * @throws IOException if the file cannot be written; its folder must exist
     */
    public static void writeHtml(RunReport report, Path file) throws IOException {
        AtomicFile.write(file, ReportPage.render(report).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The evaluation as one JSON document, see {@link #json(EvaluationReport)}.
     *
     * @throws IOException if the file cannot be written; its folder must exist
     */
    public static void writeJson(EvaluationReport report, Path file) throws IOException {
        write(json(report), file);
    }

    /**
     * The run as one JSON document, see {@link #json(RunReport)}.
     *
     * @throws IOException if the file cannot be written; its folder must exist
     */
    public static void writeJson(RunReport report, Path file) throws IOException {
        write(json(report), file);
    }

    /** The keys are listed at {@link ReportJson}. */
    public static ObjectNode json(EvaluationReport report) {
        return ReportJson.of(report);
    }

    /** The keys of the evaluation, and beside them the run's own. */
    public static ObjectNode json(RunReport report) {
        return ReportJson.of(report);
    }

    private static void write(ObjectNode document, Path file) throws IOException {
        AtomicFile.write(file, text(document).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ObjectNode document) throws JsonProcessingException {
        return JSON.writeValueAsString(document) + "\n";
    }
}
