package org.convzoo.transfer.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.convzoo.zoo.adaptation.CutPlaces;
import org.convzoo.zoo.blueprint.Blueprint;

/**
 * Reads the measured depths. Features become more special towards the head (Yosinski et al. 2014, arXiv:1411.1792): where
 * an earlier layer tells the classes apart better, the last blocks know the wrong things for the new task.
 *
 * @param network as published
 * @param depths from the input to the head
 * @param images that there are to learn from
 * @param classes that they are of
 */
record Advice(Blueprint network, List<ProbedDepth> depths, int images, int classes) {

    /** With fewer images of a class, millions of weights learn them by heart. */
    private static final int FEW_IMAGES_OF_A_CLASS = 20;

    /** What is left to gain above it is less than most labels are right. */
    private static final double NEARLY_ALL = 0.985;

    private static final double FITS = 0.97;

    private ProbedDepth last() {
        return depths.get(depths.size() - 1);
    }

    private ProbedDepth best() {
        return depths.stream().max(Comparator.comparing(ProbedDepth::accuracy)).orElseThrow();
    }

    /** The deepest layer whose accuracy is within one standard error of the best one. */
    ProbedDepth cut() {
        ProbedDepth best = best();
        ProbedDepth chosen = best;
        for (ProbedDepth depth : depths) {
            if (depth.accuracy() >= best.accuracy() - best.error()) {
                chosen = depth;
            }
        }
        return chosen;
    }

    /** What to unfreeze; empty for nothing. */
    String unfreeze() {
        if (images < (long) FEW_IMAGES_OF_A_CLASS * classes || cut().accuracy() >= NEARLY_ALL) {
            return "";
        }
        int units = cut().trainingAccuracy() < FITS ? 3 : 1;
        return units == 1 ? "last 1 block" : "last " + units + " blocks";
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        ProbedDepth cut = cut();
        if (cut.layer().equals(last().layer())) {
            reasons.add("cut after " + cut.layer() + ", the end of the body: no earlier layer tells the classes apart"
                    + " better by more than the standard error");
        } else {
            reasons.add(String.format(
                    Locale.ROOT,
                    "cut after %s: its %.1f %% are %.1f points more than the end of the body (%s) has; what lies between"
                            + " (blocks: %d) is of more use to the old task than to this one",
                    cut.layer(),
                    100 * cut.accuracy(),
                    100 * (cut.accuracy() - last().accuracy()),
                    last().layer(),
                    CutPlaces.blocksBehind(network, cut.layer())));
        }
        if (images < (long) FEW_IMAGES_OF_A_CLASS * classes) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "leave the body frozen: %.0f images a class are too few to train it; add images, or augment them with"
                            + " cachedCopies",
                    (double) images / classes));
        } else if (cut.accuracy() >= NEARLY_ALL) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "leave the body frozen: %.1f %% on images that were left out leave little to gain",
                    100 * cut.accuracy()));
        } else if (cut.trainingAccuracy() < FITS) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "unfreeze the last blocks: even of the images that it learned from, a linear classifier gets only"
                            + " %.1f %% right, so that the features lack what the task needs",
                    100 * cut.trainingAccuracy()));
        } else {
            reasons.add(String.format(
                    Locale.ROOT,
                    "unfreeze the last block with care: the features tell the training images apart (%.1f %%), and"
                            + " %.1f %% of those left out; a small rate and augmentation may gain some of the rest",
                    100 * cut.trainingAccuracy(),
                    100 * cut.accuracy()));
        }
        return reasons;
    }

    /** The part of a configuration that follows from it. */
    String yaml() {
        StringBuilder yaml = new StringBuilder("transfer:\n  after: " + cut().layer() + "\n  pooling: average\n"
                + "  head: linear\n  phases:\n    - name: warm up the head\n      train: head\n      epochs: 20\n"
                + "      optimizer: {type: adam, learningRate: 0.001}\n");
        if (!unfreeze().isEmpty()) {
            yaml.append("    - name: fine-tune\n      train: ")
                    .append(unfreeze())
                    .append("\n      layerwiseDecay: 0.5\n      epochs: 10\n"
                            + "      optimizer: {type: adam, learningRate: 0.0001}\n"
                            + "      schedule: {type: cosine, warmupEpochs: 1}\n");
        }
        return yaml.toString();
    }
}
