package org.convzoo.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The same images as several classifiers saw them.
 *
 * @param labels the names of the classes in index order
 * @param ids what names each image to a person
 * @param actual the true class of each image, handed over and not copied
 * @param runs at least two, each with a class for every image
 */
public record SharedTest(List<String> labels, List<String> ids, int[] actual, List<TestedRun> runs) {

    /** @throws IllegalArgumentException if lengths disagree or there are fewer than two runs */
    public SharedTest {
        labels = List.copyOf(labels);
        ids = List.copyOf(ids);
        runs = List.copyOf(runs);
        if (runs.size() < 2 || ids.isEmpty() || actual.length != ids.size()) {
            throw new IllegalArgumentException("a comparison needs 2 runs and 1 image at least, and the class of each"
                    + " image, got " + runs.size() + " runs, " + ids.size() + " images and " + actual.length
                    + " classes");
        }
        for (TestedRun run : runs) {
            if (run.predicted().length != actual.length) {
                throw new IllegalArgumentException("run " + run.name() + " has " + run.predicted().length
                        + " answers to " + actual.length + " images");
            }
        }
    }

    /** The number of images, N. */
    public int size() {
        return actual.length;
    }

    /** Whether a run names an image rightly. */
    public boolean isRight(int run, int image) {
        return runs.get(run).predicted()[image] == actual[image];
    }

    /** Images that a run names rightly. */
    int right(int run) {
        int right = 0;
        for (int image = 0; image < size(); image++) {
            right += isRight(run, image) ? 1 : 0;
        }
        return right;
    }

    /** Runs that name an image rightly. */
    int runsRight(int image) {
        int right = 0;
        for (int run = 0; run < runs.size(); run++) {
            right += isRight(run, image) ? 1 : 0;
        }
        return right;
    }

    /** The images that a run alone names rightly ({@code right}), or that it alone names wrongly. */
    public int[] alone(int run, boolean right) {
        int wanted = right ? 1 : runs.size() - 1;
        return IntStream.range(0, size())
                .filter(image -> isRight(run, image) == right && runsRight(image) == wanted)
                .toArray();
    }

    /** The images that some runs name rightly and others wrongly. */
    public int[] disputed() {
        return IntStream.range(0, size())
                .filter(image -> runsRight(image) > 0 && runsRight(image) < runs.size())
                .toArray();
    }
}
