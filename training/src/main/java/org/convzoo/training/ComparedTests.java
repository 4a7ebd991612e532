package org.convzoo.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.evaluation.ComparisonReport;
import org.convzoo.evaluation.RunComparison;
import org.convzoo.evaluation.SharedTest;
import org.convzoo.evaluation.TestedRun;
import org.convzoo.training.PredictionTable.Row;

/** Tests of several runs on the same images, as their folders have them: nothing is computed again. */
public final class ComparedTests {

    private static final int NAMED_CLASSES = 8;

    private final List<TestFolder> folders;

    private ComparedTests(List<TestFolder> folders) {
        this.folders = folders;
    }

    /**
     * Opens the folders of runs, tests or ensembles.
     *
     * @throws UserException if there are fewer than two, one is named twice or is no such folder, or their classes or test
     *     images differ
     */
    public static ComparedTests open(List<Path> paths) {
        if (paths.size() < 2) {
            throw UserException.wrongUsage("a comparison needs at least two runs, got " + paths.size() + ": " + paths);
        }
        Set<Path> places = new HashSet<>();
        for (Path path : paths) {
            if (!places.add(path.toAbsolutePath().normalize())) {
                throw UserException.wrongUsage(path + " is named twice; give each run once");
            }
        }
        List<TestFolder> folders = new ArrayList<>();
        for (Path path : paths) {
            TestFolder next = TestFolder.open(path);
            if (!folders.isEmpty()) {
                requireSame(folders.get(0), next);
            }
            folders.add(next);
        }
        return new ComparedTests(folders);
    }

    /**
     * Compares them.
     *
     * @param seed of the intervals of differences
     * @param command that was typed
     * @param environment where the images of the tests are looked for
     * @param withPictures whether the report is for people
     */
    public ComparisonReport report(
            long seed, List<String> command, Map<String, String> environment, boolean withPictures) {
        RunComparison comparison = RunComparison.of(sharedTest(), seed);
        List<String> notes = new ArrayList<>();
        Map<Integer, byte[]> pictures = withPictures ? pictures(comparison, environment, notes) : Map.of();
        return new ComparisonReport(
                comparison,
                folders.get(0).images(),
                pictures,
                "convzoo " + command.stream().map(RunReports::word).collect(Collectors.joining(" ")),
                notes);
    }

    private SharedTest sharedTest() {
        List<Row> rows = folders.get(0).predictions().rows();
        Map<String, Integer> places = new HashMap<>();
        for (int image = 0; image < rows.size(); image++) {
            places.put(rows.get(image).image(), image);
        }
        List<TestedRun> runs = new ArrayList<>();
        for (TestFolder folder : folders) {
            int[] predicted = new int[rows.size()];
            folder.predictions().rows().forEach(row -> predicted[places.get(row.image())] = row.predicted());
            runs.add(new TestedRun(name(folder), folder.description(), predicted, folder.costs()));
        }
        return new SharedTest(
                folders.get(0).labels(),
                rows.stream().map(Row::image).toList(),
                rows.stream().mapToInt(Row::actual).toArray(),
                runs);
    }

    /** The folder's own name where no other has it. */
    private String name(TestFolder folder) {
        Path own = folder.path().toAbsolutePath().normalize().getFileName();
        boolean alone = folders.stream()
                        .filter(other -> other.path()
                                .toAbsolutePath()
                                .normalize()
                                .getFileName()
                                .equals(own))
                        .count()
                == 1;
        return alone ? String.valueOf(own) : folder.path().toString();
    }

    private static void requireSame(TestFolder first, TestFolder next) {
        if (!first.labels().equals(next.labels())) {
            throw UserException.failed(
                    first.path() + " knows the classes " + words(first.labels()) + " and " + next.path() + " knows "
                            + words(next.labels()) + ": compare runs that tell the same classes apart");
        }
        Map<String, Row> ones = byImage(first);
        Map<String, Row> others = byImage(next);
        if (!ones.keySet().equals(others.keySet())) {
            Set<String> shared = new LinkedHashSet<>(ones.keySet());
            shared.retainAll(others.keySet());
            throw UserException.failed(first.path() + " was tested on " + ones.size() + " images and " + next.path()
                    + " on " + others.size() + ", of which they share " + shared.size() + alone(first, ones, others)
                    + alone(next, others, ones)
                    + ": compare runs with the same data.source and, where it has no test images of its own, the same"
                    + " seed and splits");
        }
        for (Row one : ones.values()) {
            Row other = others.get(one.image());
            if (!one.content().equals(other.content())) {
                throw UserException.failed("image " + one.image() + " is another in " + next.path() + " (content "
                        + other.content() + ") than in " + first.path() + " (" + one.content()
                        + "): compare runs that were tested on the same files");
            }
            if (one.actual() != other.actual()) {
                throw UserException.failed("image " + one.image() + " is of class "
                        + first.labels().get(one.actual()) + " in " + first.path() + " and of class "
                        + next.labels().get(other.actual()) + " in " + next.path()
                        + ": compare runs that were tested on the same classes of images");
            }
        }
    }

    private static Map<String, Row> byImage(TestFolder folder) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row : folder.predictions().rows()) {
            if (rows.put(row.image(), row) != null) {
                throw UserException.failed("the test of " + folder.path() + " has image " + row.image()
                        + " twice; list each once in the source");
            }
        }
        return rows;
    }

    private static String alone(TestFolder folder, Map<String, Row> own, Map<String, Row> others) {
        return own.keySet().stream()
                .filter(image -> !others.containsKey(image))
                .findFirst()
                .map(image -> ", only " + folder.path() + " has " + image)
                .orElse("");
    }

    private static String words(List<String> labels) {
        return labels.size() <= NAMED_CLASSES
                ? labels.toString()
                : labels.size() + " of them, [" + String.join(", ", labels.subList(0, NAMED_CLASSES)) + ", …]";
    }

    /** From the images of the first of the runs whose images are still there. */
    private Map<Integer, byte[]> pictures(
            RunComparison comparison, Map<String, String> environment, List<String> notes) {
        Map<Integer, byte[]> pictures = new HashMap<>();
        int[] shown = comparison.shown();
        if (shown.length == 0) {
            return pictures;
        }
        List<String> failures = new ArrayList<>();
        for (TestFolder folder : folders) {
            if (folder.run().isEmpty()) {
                continue;
            }
            TestImages test = TestImages.ofRun(folder.run().get(), null, null, environment);
            try (DataSplits splits = test.open()) {
                LabelledImages images = splits.images(test.splitOf(splits));
                Map<String, Integer> places = new HashMap<>();
                for (int index = 0; index < images.size(); index++) {
                    places.put(images.id(index), index);
                }
                for (int image : shown) {
                    Integer place = places.get(comparison.test().ids().get(image));
                    if (place != null) {
                        pictures.put(image, RunReports.png(images.read(place)));
                    }
                }
                return pictures;
            } catch (UserException gone) {
                failures.add("There are no pictures: the images of " + folder.path() + " cannot be read any more ("
                        + gone.getMessage() + ")");
            }
        }
        failures.stream().findFirst().ifPresent(notes::add);
        return Map.of();
    }
}
