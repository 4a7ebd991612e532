package org.convzoo.data.mnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;

/**
 * The four files of one data set in a folder, whatever stands before {@code train} and {@code test} in their names and
 * whether they are gzipped or not.
 *
 * @param directory the folder
 * @param prefix what the names begin with, empty for MNIST itself, {@code emnist-digits-} for a part of EMNIST
 * @param files the four files, or those of them that are there
 */
record IdxFolder(Path directory, String prefix, Map<Part, Path> files) {

    /** EMNIST's test files are called {@code test}, all others' {@code t10k}. */
    private static final Pattern NAME =
            Pattern.compile("(.*?)(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(\\.gz)?");

    enum Part {
        TRAINING_IMAGES("train-images-idx3-ubyte"),
        TRAINING_LABELS("train-labels-idx1-ubyte"),
        TEST_IMAGES("t10k-images-idx3-ubyte"),
        TEST_LABELS("t10k-labels-idx1-ubyte");

        private final String canonicalName;

        Part(String canonicalName) {
            this.canonicalName = canonicalName;
        }

        String fileName() {
            return canonicalName + ".gz";
        }

        private static Part of(String split, String content) {
            boolean images = content.equals("images");
            if (split.equals("train")) {
                return images ? TRAINING_IMAGES : TRAINING_LABELS;
            }
            return images ? TEST_IMAGES : TEST_LABELS;
        }
    }

    /**
     * What the folder has.
     *
     * @throws UserException if it holds files of more than one data set
     */
    static IdxFolder in(Path directory) {
        return in(directory, name -> true);
    }

    /** The files of one data set among others. */
    static IdxFolder in(Path directory, DataSet set) {
        IdxFolder found = in(directory, set.prefix()::equals);
        return found.files().isEmpty() ? new IdxFolder(directory, set.prefix(), Map.of()) : found;
    }

    private static IdxFolder in(Path directory, Predicate<String> wanted) {
        Map<String, Map<Part, Path>> found = new TreeMap<>();
        for (Path file : listing(directory)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && wanted.test(name.group(1))) {
                // The listing is sorted, so of a file and its gzipped twin the file itself comes first and stays.
                found.computeIfAbsent(name.group(1), prefix -> new EnumMap<>(Part.class))
                        .putIfAbsent(Part.of(name.group(2), name.group(3)), file);
            }
        }
        if (found.size() > 1) {
            throw UserException.failed(directory + " holds files of several data sets ("
                    + found.keySet().stream().map(IdxFolder::shown).collect(Collectors.joining(", "))
                    + "); give each a folder of its own, or name one: data.source.variant");
        }
        return found.entrySet().stream()
                .findFirst()
                .map(only -> new IdxFolder(directory, only.getKey(), only.getValue()))
                .orElseGet(() -> new IdxFolder(directory, "", Map.of()));
    }

    boolean complete() {
        return files.size() == Part.values().length;
    }

    /** The names of the files that are not there. */
    String missing() {
        return Stream.of(Part.values())
                .filter(part -> !files.containsKey(part))
                .map(part -> prefix + part.fileName())
                .collect(Collectors.joining(", "));
    }

    /** EMNIST was converted from NIST with rows and columns exchanged. */
    boolean transposed() {
        return prefix.startsWith("emnist-");
    }

    private static String shown(String prefix) {
        return prefix.isEmpty() ? "train-…" : prefix + "train-…";
    }

    private static List<Path> listing(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw UserException.failed(
                    "cannot list " + directory + " (" + FailureReason.of(unreadable) + ")", unreadable);
        }
    }
}
