package org.convzoo.zoo.weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What published networks said of a counted image, when PyTorch computed them. */
public final class RecordedLogits {

    private static final String RESOURCE = "logits.txt";

    private RecordedLogits() {}

    /** The first ten logits; empty for weights that nobody recorded. */
    public static Optional<List<Double>> of(PublishedWeights weights) {
        String start = weights.architecture() + " " + weights.name() + " ";
        try (InputStream resource = RecordedLogits.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource, RESOURCE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> Arrays.stream(line.substring(start.length()).split(" "))
                            .map(Double::valueOf)
                            .toList());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
