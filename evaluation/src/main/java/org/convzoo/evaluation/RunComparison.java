package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Several classifiers on the same test images.
 *
 * @param test the images with what each run said, the best run first, and of equals the one that computes less
 * @param standings one a run, in their order
 * @param pairs every two runs, the better one first
 * @param advice which of them to take
 * @param seed of the intervals of differences
 */
public record RunComparison(
        SharedTest test, List<RunStanding> standings, List<PairedTest> pairs, Recommendation advice, long seed) {

    public RunComparison {
        standings = List.copyOf(standings);
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares.
     *
     * @param seed decides which images are drawn for the intervals of differences
     */
    public static RunComparison of(SharedTest unordered, long seed) {
        SharedTest test = bestFirst(unordered);
        AnswerPatterns patterns = AnswerPatterns.of(test);
        PairedBootstrap bootstrap = new PairedBootstrap(patterns, seed);
        int[] once = patterns.frequencies();
        List<RunStanding> standings = new ArrayList<>();
        for (int run = 0; run < test.runs().size(); run++) {
            int right = test.right(run);
            standings.add(new RunStanding(
                    test.runs().get(run),
                    right,
                    (double) right / test.size(),
                    Interval.wilson(right, test.size()),
                    patterns.macroF1(run, once),
                    bootstrap.accuracy(run),
                    bootstrap.macroF1(run),
                    test.alone(run, true),
                    test.alone(run, false)));
        }
        List<PairedTest> pairs = pairs(test);
        return new RunComparison(test, standings, pairs, Recommendation.of(standings, pairs), seed);
    }

    private static SharedTest bestFirst(SharedTest test) {
        List<TestedRun> runs = IntStream.range(0, test.runs().size())
                .boxed()
                .sorted(Comparator.comparing((Integer run) -> -test.right(run))
                        .thenComparing(
                                run -> test.runs().get(run).costs().processorSecondsPerImage(),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .map(test.runs()::get)
                .toList();
        return new SharedTest(test.labels(), test.ids(), test.actual(), runs);
    }

    private static List<PairedTest> pairs(SharedTest test) {
        List<PairedTest> plain = new ArrayList<>();
        for (int first = 0; first < test.runs().size(); first++) {
            for (int second = first + 1; second < test.runs().size(); second++) {
                plain.add(new PairedTest(first, second, McNemar.of(test, first, second), 1));
            }
        }
        double[] adjusted = Holm.adjusted(
                plain.stream().mapToDouble(pair -> pair.test().p()).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(index -> new PairedTest(
                        plain.get(index).first(),
                        plain.get(index).second(),
                        plain.get(index).test(),
                        adjusted[index]))
                .toList();
    }

    /** A run beside the best one; it must be another. */
    public PairedTest againstBest(int run) {
        return pairs.stream()
                .filter(pair -> pair.first() == 0 && pair.second() == run)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("run " + run + " is the best"));
    }

    /** Images that all runs name rightly ({@code right}), or all wrongly. */
    public int all(boolean right) {
        int wanted = right ? standings.size() : 0;
        return (int) IntStream.range(0, test.size())
                .filter(image -> test.runsRight(image) == wanted)
                .count();
    }

    /** Whether some run learned from features that an earlier one had computed. */
    public boolean someKeptFeatures() {
        return test.runs().stream()
                .anyMatch(run -> run.costs().keptFeatures()
                        && Objects.nonNull(run.costs().trainingSeconds()));
    }

    /** Images that a page shows, if it gets their pictures. */
    public int[] shown() {
        return standings.stream()
                .flatMapToInt(standing -> IntStream.concat(
                        IntStream.of(standing.onlyRight()).limit(ComparisonReport.SHOWN),
                        IntStream.of(standing.onlyWrong()).limit(ComparisonReport.SHOWN)))
                .distinct()
                .sorted()
                .toArray();
    }
}
