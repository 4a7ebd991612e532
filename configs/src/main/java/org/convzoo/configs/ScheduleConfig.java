package org.convzoo.configs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The learning rate over time, as a factor of the optimizer's. */
@Description("The learning rate over time, as a factor of the optimizer's.")
@Default("constant")
public sealed interface ScheduleConfig {

    /** What comes before it. */
    WarmUpConfig warmUp();

    /** The rate stays as it is. */
    @Choice("constant")
    @Description("The rate stays as it is.")
    record Constant(@Flat WarmUpConfig warmUp) implements ScheduleConfig {}

    /** The rate is multiplied by {@code factor} every {@code everyEpochs} epochs after the warm-up. */
    @Choice("step")
    @Description("The rate is multiplied by a factor every so many epochs.")
    record Step(
            @Description("Epochs between two steps, counted from the end of the warm-up.") @Range(min = 1)
            int everyEpochs,

            @Description("Multiplies the rate at each step.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true)
            double factor,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {}

    /**
     * The rate is multiplied by {@code factor} at given places of the run (He et al. 2015, section 4.2: at 32,000 and
     * 48,000 of 64,000 steps).
     *
     * @param epochs after which, counted from the start of the run; empty if {@code steps} are given
     * @param steps after which, counted from the start of the run; empty if {@code epochs} are given
     */
    @Choice("milestones")
    @Description("The rate is multiplied by a factor at given places of the run.")
    record Milestones(
            @Description("Epochs after which the rate is multiplied, rising, counted from the start of the run.")
            @Default("[]")
            @Range(min = 1)
            List<Integer> epochs,

            @Description("The same in optimisation steps, instead of epochs.") @Default("[]") @Range(min = 1)
            List<Long> steps,

            @Description("Multiplies the rate at each milestone.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true)
            double factor,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {

        public Milestones {
            epochs = List.copyOf(epochs);
            steps = List.copyOf(steps);
            if (epochs.isEmpty() == steps.isEmpty()) {
                throw new KeyException(
                        "epochs",
                        epochs.isEmpty()
                                ? "or steps must name at least one milestone, e.g. epochs: [60, 120]"
                                : "and steps exclude each other; leave one of them out");
            }
            requireRising("epochs", epochs.stream().map(Integer::longValue).toList());
            requireRising("steps", steps);
        }

        private static void requireRising(String key, List<Long> places) {
            for (int i = 1; i < places.size(); i++) {
                if (places.get(i) <= places.get(i - 1)) {
                    throw new KeyException(
                            key + "." + i,
                            "must be larger than the milestone before it (" + places.get(i - 1) + "), got "
                                    + places.get(i));
                }
            }
        }
    }

    /** The rate is multiplied by {@code factor} after each epoch that follows the warm-up. */
    @Choice("exponential")
    @Description("The rate is multiplied by a factor after each epoch.")
    record Exponential(
            @Description("Multiplies the rate after each epoch, counted from the end of the warm-up.")
            @Default("0.95")
            @Range(min = 0, max = 1, minExclusive = true)
            double factor,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {}

    /** The rate falls step by step to {@code finalFactor} of the base, along a power of the part that is left. */
    @Choice("polynomial")
    @Description("The rate falls along a power of the part of the run that is left.")
    record Polynomial(
            @Description("The power; 1 is a straight line.") @Default("1") @Range(min = 0, minExclusive = true)
            double power,

            @Description("Part of the base rate that is left in the end.") @Default("0") @Range(min = 0, max = 1)
            double finalFactor,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {}

    /**
     * The rate falls along half a cosine to {@code finalFactor} of the base (Loshchilov and Hutter, arXiv:1608.03983),
     * once, or again and again.
     *
     * @param periodEpochs of the first fall; null for one fall that takes the whole run
     * @param periodMultiplier multiplies the period after each restart
     */
    @Choice("cosine")
    @Description("The rate falls along half a cosine, once or with restarts.")
    record Cosine(
            @Description("Part of the base rate that is left in the end.") @Default("0") @Range(min = 0, max = 1)
            double finalFactor,

            @Description(
                    "Epochs after which the rate starts again from the base; one fall for the whole run if left out.")
            @Range(min = 1)
            @Nullable
            Integer periodEpochs,

            @Description("Multiplies the period after each restart.") @Default("1") @Range(min = 1, max = 100)
            int periodMultiplier,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {

        public Cosine {
            if (periodEpochs == null && periodMultiplier != 1) {
                throw new KeyException(
                        "periodMultiplier", "needs periodEpochs, the length of the first period; add it");
            }
        }
    }

    /**
     * The one-cycle policy (Smith and Topin, arXiv:1708.07120): up to the optimizer's rate, then down far below the
     * first one, while the momentum goes the other way.
     *
     * @param rise part of the steps in which the rate rises
     * @param initialDivisor of the optimizer's rate gives the first rate
     * @param finalDivisor of the first rate gives the last one
     * @param momentum at the top of the cycle and at its ends; none if the optimizer's stays as it is, null for the usual
     *     ones where the optimizer has any
     * @param threePhases whether the fall goes back to the first rate in as many steps as the rise, then to the last
     */
    @Choice("oneCycle")
    @Description("Up to the optimizer's rate and down again far below the first one (Smith and Topin).")
    record OneCycle(
            @Description("Part of the steps in which the rate rises.")
            @Default("0.3")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
            double rise,

            @Description("Divides the optimizer's rate, which is the highest; gives the first one.")
            @Default("25")
            @Range(min = 1)
            double initialDivisor,

            @Description("Divides the first rate; gives the last one.") @Default("10000") @Range(min = 1)
            double finalDivisor,

            @Description("The shape of rise and fall.") @Default("cosine")
            Annealing annealing,

            @Description("Falls back to the first rate in as many steps as it rose, and only then to the last one.")
            @Default("false")
            boolean threePhases,

            @Description("Momentum (of Adam beta1) at the top of the cycle and at its ends; [] keeps the optimizer's."
                    + " [0.85, 0.95] if left out and the optimizer has momentum.")
            @Range(min = 0, max = 1, maxExclusive = true)
            @Nullable
            List<Double> momentum,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {

        /** Those of Smith and Topin, and of PyTorch. */
        private static final List<Double> USUAL_MOMENTUM = List.of(0.85, 0.95);

        public OneCycle {
            momentum = momentum == null ? null : List.copyOf(momentum);
            if (momentum != null
                    && !momentum.isEmpty()
                    && (momentum.size() != 2 || momentum.get(0) > momentum.get(1))) {
                throw new KeyException(
                        "momentum",
                        "must be the lowest and the highest, e.g. [0.85, 0.95], or [] for the optimizer's, got "
                                + momentum);
            }
            if (threePhases && rise > 0.5) {
                throw new KeyException("rise", "must be at most 0.5 with threePhases, got " + rise);
            }
        }

        /** At the top of the cycle, where it is lowest. */
        public double lowestMomentum() {
            return bounds().get(0);
        }

        /** At both ends of the cycle, where it is highest. */
        public double highestMomentum() {
            return bounds().get(1);
        }

        private List<Double> bounds() {
            return momentum == null || momentum.isEmpty() ? USUAL_MOMENTUM : momentum;
        }

        /** How the rate goes from one value to another. */
        public enum Annealing {
            COSINE,
            LINEAR
        }
    }

    /**
     * The rate is multiplied by {@code factor} when the monitored value of the validation images no longer improves;
     * decided between epochs.
     *
     * @param patience epochs in a row without improvement that are let pass
     * @param threshold a relative improvement that is not larger does not count
     * @param cooldown epochs after a reduction that are not counted
     * @param minimumFactor the rate never falls below this part of the base
     */
    @Choice("reduceOnPlateau")
    @Description("The rate is multiplied by a factor when the monitored value no longer improves.")
    record ReduceOnPlateau(
            @Description("Multiplies the rate at each reduction.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
            double factor,

            @Description("Epochs in a row without improvement that are let pass before the rate is reduced.")
            @Default("10")
            @Range(min = 0)
            int patience,

            @Description("A relative improvement that is not larger does not count.") @Default("0.0001") @Range(min = 0)
            double threshold,

            @Description("Epochs after a reduction that do not count as ones without improvement.")
            @Default("0")
            @Range(min = 0)
            int cooldown,

            @Description("Part of the base rate below which it never falls.") @Default("0") @Range(min = 0, max = 1)
            double minimumFactor,

            @Flat WarmUpConfig warmUp)
            implements ScheduleConfig {}
}
