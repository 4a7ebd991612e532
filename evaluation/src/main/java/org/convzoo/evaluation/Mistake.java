package org.convzoo.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A wrongly classified image.
 *
 * @param index its row in the {@link Predictions}
 * @param id what names it to a person
 * @param actual the index of the true class
 * @param predicted the index of the predicted class
 * @param confidence the probability given to the predicted class, 0 to 1
 */
public record Mistake(int index, String id, int actual, int predicted, float confidence) {

    /** The {@code limit} most confident mistakes, most confident first, equal ones in their order in the source. */
    static List<Mistake> mostConfident(Predictions predictions, int limit) {
        return IntStream.range(0, predictions.size())
                .filter(image -> predictions.predicted(image) != predictions.actual()[image])
                .mapToObj(image -> new Mistake(
                        image,
                        predictions.ids().get(image),
                        predictions.actual()[image],
                        predictions.predicted(image),
                        predictions.confidence(image)))
                .sorted(Comparator.comparingDouble(Mistake::confidence).reversed())
                .limit(limit)
                .toList();
    }
}
