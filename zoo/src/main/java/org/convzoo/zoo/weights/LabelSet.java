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
import org.convzoo.zoo.weights.Labels.Label;

/** What the outputs of a published network stand for. */
public enum LabelSet {
    /** The 1,000 classes of the ImageNet Large Scale Visual Recognition Challenge 2012, sorted by WordNet id. */
    IMAGENET_1K("imagenet-1k", 1000),
    CIFAR_10("cifar-10", 10);

    private final String title;
    private final int classes;

    LabelSet(String title, int classes) {
        this.title = title;
        this.classes = classes;
    }

    /** Classes with the ids and synonyms of a set whose names these are, else known by their names alone. */
    public static Labels known(List<String> names) {
        return Arrays.stream(values())
                .filter(set -> set.classes == names.size())
                .map(LabelSet::labels)
                .filter(labels -> labels.names().equals(names))
                .findFirst()
                .orElseGet(() -> Labels.ofNames(names));
    }

    public int classes() {
        return classes;
    }

    /** Reads the names, in the order of the outputs. */
    public Labels labels() {
        try (InputStream resource = LabelSet.class.getResourceAsStream(title + ".txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource, title), StandardCharsets.UTF_8))) {
            List<Label> labels = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LabelSet::label)
                    .toList();
            if (labels.size() != classes) {
                throw new IllegalStateException(title + " has " + labels.size() + " classes instead of " + classes);
            }
            return new Labels(labels);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    @Override
    public String toString() {
        return title;
    }

    /** {@code n01440764 tench, Tinca tinca}. */
    private static Label label(String line) {
        int space = line.indexOf(' ');
        return new Label(
                line.substring(0, space),
                Arrays.asList(line.substring(space + 1).split(", ")));
    }
}
