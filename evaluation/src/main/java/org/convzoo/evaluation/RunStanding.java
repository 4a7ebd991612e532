package org.convzoo.evaluation;

/**
 * How a run did beside the best one.
 *
 * @param run which
 * @param right images that it names rightly
 * @param accuracy the share of these, 0 to 1
 * @param accuracyInterval Wilson's 95 % interval of it
 * @param macroF1 mean F1 of the classes, 0 to 1
 * @param accuracyDifference to the best run; 0 for the best itself
 * @param macroF1Difference likewise
 * @param onlyRight images that it alone names rightly, in their order
 * @param onlyWrong images that it alone names wrongly
 */
public record RunStanding(
        TestedRun run,
        int right,
        double accuracy,
        Interval accuracyInterval,
        double macroF1,
        Difference accuracyDifference,
        Difference macroF1Difference,
        int[] onlyRight,
        int[] onlyWrong) {}
