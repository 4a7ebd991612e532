package org.convzoo.configs;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the word that a mistyped one was probably meant to be. */
public final class Nearest {

    private static final int LONGEST_WORD = 60;

    /** What other tools call the same thing, in lower case without separators. */
    private static final Map<String, String> CALLED_ELSEWHERE = Map.ofEntries(
            Map.entry("lr", "learningRate"),
            Map.entry("batch", "batchSize"),
            Map.entry("weightdecay", "l2"),
            Map.entry("numepochs", "epochs"),
            Map.entry("maxepochs", "epochs"),
            Map.entry("scheduler", "schedule"),
            Map.entry("path", "directory"),
            Map.entry("folder", "directory"),
            Map.entry("root", "directory"),
            Map.entry("dataset", "source"),
            Map.entry("mindelta", "minimumImprovement"),
            Map.entry("warmup", "warmupEpochs"),
            Map.entry("gamma", "factor"),
            Map.entry("stepsize", "everyEpochs"),
            Map.entry("maxiter", "maxSteps"),
            Map.entry("iterations", "maxSteps"),
            Map.entry("t0", "periodEpochs"),
            Map.entry("tmult", "periodMultiplier"),
            Map.entry("etamin", "finalFactor"),
            Map.entry("minlr", "minimumFactor"),
            Map.entry("pctstart", "rise"),
            Map.entry("divfactor", "initialDivisor"),
            Map.entry("finaldivfactor", "finalDivisor"),
            Map.entry("eps", "epsilon"),
            Map.entry("classweight", "classWeights"),
            Map.entry("weight", "classWeights"),
            Map.entry("smoothing", "labelSmoothing"),
            Map.entry("sampler", "sampling"),
            Map.entry("arch", "architecture"),
            Map.entry("inputshape", "input"),
            Map.entry("pretrained", "weights"));

    private Nearest() {}

    /** The likeliest of the allowed words, if any is near enough. */
    static Optional<String> to(String given, Collection<String> allowed) {
        String plain = plain(given);
        String alias = CALLED_ELSEWHERE.get(plain);
        if (alias != null && allowed.contains(alias)) {
            return Optional.of(alias);
        }
        if (plain.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String nearest = null;
        int smallest = Integer.MAX_VALUE;
        for (String word : allowed) {
            String candidate = plain(word);
            int distance = distance(plain, candidate);
            // A third of the letters may differ; beyond that a guess misleads more than it helps.
            if (distance < smallest && distance * 3 <= Math.max(plain.length(), candidate.length())) {
                nearest = word;
                smallest = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** " (did you mean …?)", or nothing. */
    public static String question(String given, Collection<String> allowed) {
        return to(given, allowed).map(word -> " (did you mean " + word + "?)").orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
    }

    /** Letters inserted, deleted, replaced or swapped with their neighbour (optimal string alignment). */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + replaced, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
