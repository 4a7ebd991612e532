package org.convzoo.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which run to take: the cheapest of those that cannot be told from the best. What counts is the processor time of an
 * image, else its time, else the size of the model, else the time of the training: the first that is known of all of them.
 *
 * @param run index of the run
 * @param sentence that says so, and why
 */
public record Recommendation(int run, String sentence) {

    /** A quarter: on a busy machine, measurements of the same network stray by nearly as much. */
    private static final double CLEARLY = 0.75;

    /** What a run is cheap by. */
    private enum Cost {
        PROCESSOR(
                RunCosts::processorSecondsPerImage,
                "an image takes it %s of a processor instead of %s",
                CostWords::perImage),
        IMAGE(RunCosts::secondsPerImage, "an image takes it %s instead of %s", CostWords::perImage),
        MODEL(
                costs -> costs.modelBytes() == null ? null : costs.modelBytes().doubleValue(),
                "its model takes %s instead of %s",
                bytes -> CostWords.bytes(bytes.longValue())),
        TRAINING(
                // without its features, a training is not all that it takes
                costs -> costs.keptFeatures() ? null : costs.trainingSeconds(),
                "its training took %s instead of %s",
                Numbers::duration);

        private final Function<RunCosts, @Nullable Double> value;
        private final String sentence;
        private final Function<Double, String> words;

        Cost(Function<RunCosts, @Nullable Double> value, String sentence, Function<Double, String> words) {
            this.value = value;
            this.sentence = sentence;
            this.words = words;
        }

        @Nullable
        Double of(RunStanding standing) {
            return value.apply(standing.run().costs());
        }

        double known(RunStanding standing) {
            Double cost = of(standing);
            return cost == null ? Double.NaN : cost;
        }

        String compared(RunStanding cheap, RunStanding best) {
            return String.format(Locale.ROOT, sentence, words.apply(known(cheap)), words.apply(known(best)));
        }
    }

    /**
     * Chooses.
     *
     * @param standings the best first
     * @param pairs every two of them
     */
    static Recommendation of(List<RunStanding> standings, List<PairedTest> pairs) {
        RunStanding best = standings.get(0);
        List<PairedTest> beside =
                pairs.stream().filter(pair -> pair.first() == 0).toList();
        List<Integer> equals = Stream.concat(
                        Stream.of(0),
                        beside.stream().filter(pair -> !pair.isDistinct()).map(PairedTest::second))
                .toList();
        if (equals.size() == 1) {
            return new Recommendation(0, superior(standings, beside));
        }
        Optional<Cost> cost = Stream.of(Cost.values())
                .filter(one -> equals.stream().allMatch(run -> one.of(standings.get(run)) != null))
                .findFirst();
        int cheapest = cost.map(one -> equals.stream()
                        .min(Comparator.comparingDouble(run -> one.known(standings.get(run))))
                        .orElseThrow())
                .orElse(0);
        if (cheapest == 0
                || cost.get().known(standings.get(cheapest))
                        > CLEARLY * cost.get().known(best)) {
            return new Recommendation(0, best(standings, equals, cost.isPresent()));
        }
        PairedTest pair = beside.get(cheapest - 1);
        RunStanding chosen = standings.get(cheapest);
        String reason = chosen.right() == best.right()
                ? "it names as many images rightly as " + best.run().name()
                : "its " + Numbers.percent(chosen.accuracy()) + " cannot be told from the best, "
                        + Numbers.percent(best.accuracy()) + " of " + best.run().name() + " ("
                        + CostWords.p(pair.adjusted())
                        + ")";
        return new Recommendation(
                cheapest,
                "Take " + chosen.run().name() + ": " + reason + ", and "
                        + cost.get().compared(chosen, best) + ".");
    }

    private static String superior(List<RunStanding> standings, List<PairedTest> beside) {
        RunStanding best = standings.get(0);
        RunStanding second = standings.get(1);
        Difference lead = second.accuracyDifference();
        return "Take " + best.run().name() + ": it is "
                + Numbers.points(-lead.value()).substring(1) + " points better than "
                + second.run().name() + " (95% interval " + Numbers.points(-lead.high()) + " to "
                + Numbers.points(-lead.low()) + "), and chance does not explain "
                + (standings.size() == 2
                        ? "it (" + CostWords.p(beside.get(0).adjusted()) + ")"
                        : "how far any other run is from it ("
                                + CostWords.p(beside.stream()
                                        .mapToDouble(PairedTest::adjusted)
                                        .max()
                                        .orElseThrow())
                                + " at most)")
                + ".";
    }

    private static String best(List<RunStanding> standings, List<Integer> equals, boolean costsKnown) {
        String others = equals.stream()
                .skip(1)
                .map(run -> standings.get(run).run().name())
                .collect(Collectors.collectingAndThen(Collectors.toList(), Recommendation::listed));
        boolean ahead = IntStream.range(1, standings.size())
                .allMatch(run -> standings.get(run).right() < standings.get(0).right());
        return "Take " + standings.get(0).run().name() + ": it names "
                + (ahead ? "the most images rightly" : "as many images rightly as any") + ", and "
                + (costsKnown
                        ? "none that cannot be told from it (" + others + ") is clearly cheaper."
                        : "what those cost that cannot be told from it (" + others + ") is not known.");
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
