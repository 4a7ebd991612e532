package org.convzoo.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convzoo.training.ImagePrediction;

/** A prediction as JSON. */
final class PredictionDocument {

    private PredictionDocument() {}

    /** {@code file} with either {@code predictions} or {@code error}. */
    static Map<String, Object> of(ImagePrediction prediction) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", prediction.image());
        if (prediction.failure() != null) {
            document.put("error", prediction.failure());
        } else {
            document.put("predictions", prediction.likeliest());
        }
        return document;
    }
}
