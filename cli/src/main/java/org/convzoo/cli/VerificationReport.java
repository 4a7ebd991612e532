package org.convzoo.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.convzoo.configs.ModelConfig;
import org.convzoo.training.WeightsVerification;
import org.convzoo.zoo.loading.WeightFile;

/** What was found in a file of weights, as text or as a JSON document. */
record VerificationReport(ModelConfig model, WeightFile file, WeightsVerification found) {

    private static final int LOGITS_SHOWN = 5;

    void print(PrintStream out) {
        out.println("file     " + file.path());
        out.println("SHA-256  " + found.sha256());
        out.println("is       " + file.published().map(known -> file.name()).orElse("nobody's published file"));
        found.account().forEach(sentence -> out.println("         " + sentence));
        out.println("values   " + Table.number(found.values()) + ", all finite");
        List<String> labels = found.labels();
        if (labels.isEmpty()) {
            out.println("classes  none: there is no classifier in the file");
            return;
        }
        out.println("classes  " + Table.number(labels.size()) + ": " + labels.get(0) + " … "
                + labels.get(labels.size() - 1));
        out.println("logits   " + first(found.logits())
                + (found.recorded().isEmpty()
                        ? " for a fixed image; none are recorded to compare them with"
                        : found.isAsRecorded()
                                ? " for a fixed image, as recorded"
                                : " instead of " + first(found.recorded().get())));
    }

    private static String first(List<Double> logits) {
        return logits.stream()
                .limit(LOGITS_SHOWN)
                .map(logit -> String.format(Locale.ROOT, "%.3f", logit))
                .collect(Collectors.joining(" ", "", logits.size() > LOGITS_SHOWN ? " …" : ""));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("architecture", model.architecture());
        document.put("file", file.path().toString());
        document.put("sha256", found.sha256());
        file.published().ifPresent(weights -> document.put("name", weights.name()));
        document.put("account", found.account());
        document.put("values", found.values());
        document.put("labels", found.labels());
        document.put("logits", found.logits());
        found.recorded().ifPresent(recorded -> {
            document.put("recordedLogits", recorded);
            document.put("asRecorded", found.isAsRecorded());
        });
        return document;
    }
}
