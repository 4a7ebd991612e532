package org.convzoo.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network says of one image.
 *
 * @param image its name
 * @param likeliest classes, likeliest first; empty if the image could not be read
 * @param failure why it could not be read, or null
 */
public record ImagePrediction(
        String image,
        List<ClassProbability> likeliest,
        @Nullable String failure) {

    /**
     * One class.
     *
     * @param label its name
     * @param id what its data set calls it, e.g. a WordNet id; its name where the classes have no ids
     * @param index the output that stands for it, counted from 0
     * @param probability 0 to 1
     */
    public record ClassProbability(String label, String id, int index, float probability) {}

    public ImagePrediction {
        likeliest = List.copyOf(likeliest);
    }
}
