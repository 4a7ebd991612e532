package org.convzoo.evaluation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a training run went, epoch by epoch.
 *
 * @param series each curve at most once, all over the same epochs; empty when nothing was trained
 * @param bestEpoch the epoch (counted from 1) whose parameters were kept, or 0 when there is none
 * @param parts what the epochs are divided into, the first from epoch 1 on; none where they are not
 */
public record LearningCurves(List<Series> series, int bestEpoch, List<Part> parts) {

    /**
     * Some epochs in a row.
     *
     * @param name what they are called
     * @param firstEpoch from 1
     */
    public record Part(String name, int firstEpoch) {}

    /**
     * One quantity over the epochs.
     *
     * @param curve what was measured
     * @param values the value after epoch 1, 2, …; NaN or infinite where it was not measured or had diverged, drawn as a gap
     */
    public record Series(Curve curve, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /** @throws IllegalArgumentException if a curve comes twice, lengths differ or the best epoch or a part lies outside them */
    public LearningCurves {
        series = List.copyOf(series);
        parts = List.copyOf(parts);
        Set<Curve> seen = EnumSet.noneOf(Curve.class);
        int epochs = epochsOf(series);
        for (Series one : series) {
            if (!seen.add(one.curve())) {
                throw new IllegalArgumentException("learning curves hold " + one.curve() + " twice");
            }
            if (one.values().size() != epochs) {
                throw new IllegalArgumentException("learning curves must cover the same epochs: "
                        + series.get(0).curve() + " has " + epochs + ", " + one.curve() + " has "
                        + one.values().size());
            }
        }
        if (bestEpoch < 0 || bestEpoch > epochs) {
            throw new IllegalArgumentException(
                    "the best epoch must be 1 to " + epochs + ", or 0 for none, got " + bestEpoch);
        }
        for (int part = 0; part < parts.size(); part++) {
            int first = parts.get(part).firstEpoch();
            int after = part == 0 ? 0 : parts.get(part - 1).firstEpoch();
            if (part == 0 && first != 1 || first <= after || first > epochs) {
                throw new IllegalArgumentException("the parts of " + epochs + " epochs must begin with epoch 1 and"
                        + " follow each other, got epoch " + first + " for part " + (part + 1));
            }
        }
    }

    /** A run whose epochs are all of a kind. */
    public LearningCurves(List<Series> series, int bestEpoch) {
        this(series, bestEpoch, List.of());
    }

    /** For results that no training in this run has led to. */
    public static LearningCurves none() {
        return new LearningCurves(List.of(), 0);
    }

    /** The number of epochs that every series covers; 0 when there is none. */
    public int epochs() {
        return epochsOf(series);
    }

    /** The series of one quantity, if it was followed. */
    public Optional<Series> find(Curve curve) {
        return series.stream().filter(one -> one.curve() == curve).findFirst();
    }

    private static int epochsOf(List<Series> series) {
        return series.isEmpty() ? 0 : series.get(0).values().size();
    }
}
