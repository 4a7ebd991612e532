package org.convzoo.training;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network says of one file.
 *
 * @param file the image
 * @param likeliest classes, likeliest first; empty if the file could not be read
 * @param failure why it could not be read, or null
 */
public record FilePrediction(
        Path file,
        List<ClassProbability> likeliest,
        @Nullable String failure) {

    /**
     * One class.
     *
     * @param label its name
     * @param probability 0 to 1
     */
    public record ClassProbability(String label, float probability) {}

    public FilePrediction {
        likeliest = List.copyOf(likeliest);
    }
}
