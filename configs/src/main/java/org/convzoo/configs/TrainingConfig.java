package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * How a network is optimised.
 *
 * @param epochs passes over the training images
 * @param pretraining what comes before the first epoch; null if nothing does
 * @param maxSteps the run ends after so many optimisation steps if its epochs have more; null if it does not
 * @param optimizer the update rule
 * @param schedule the learning rate over time
 * @param loss what training makes small
 * @param l2 weight of half the squared norm of the weights in the loss; biases are left out
 * @param weightDecay share of each weight that a step takes away beside the optimizer's update, times the learning rate
 *     (Loshchilov and Hutter, arXiv:1711.05101); never null once read
 * @param decayBiasesAndNorms whether {@code l2} and {@code weightDecay} are for biases and for the scales and shifts of
 *     batch normalization too, as in He et al. 2015 and torchvision's recipes
 * @param gradientClipping null leaves gradients as they are
 * @param accumulateBatches how many batches make one step, whose gradient is the mean over all their images; the schedule
 *     and {@code maxSteps} count steps. The last step of an epoch is made of those that are left
 * @param averaging null leaves the weights as they are
 * @param monitor decides which epoch is the best one
 * @param earlyStopping null means that all epochs are run
 * @param checkpointMinutes between two checkpoints within an epoch; one is always written at its end
 */
@Description("How a network is optimised.")
public record TrainingConfig(
        @Description("Passes over the training images.") @Range(min = 1, max = 100000)
        int epochs,

        @Description("A first phase before the epochs, which needs no labels.") @Nullable
        PretrainingConfig pretraining,

        @Description("Ends the run after so many optimisation steps, in the middle of an epoch if need be.")
        @Range(min = 1)
        @Nullable
        Long maxSteps,

        @Description("The update rule.") OptimizerConfig optimizer,

        @Description("The learning rate over time.") @Default("{type: constant}")
        ScheduleConfig schedule,

        @Description("What training makes small.") @Default("{type: crossEntropy}")
        LossConfig loss,

        @Description("Weight of half the squared norm of the weights in the loss; biases are left out.")
        @Default("0")
        @Range(min = 0)
        double l2,

        @Description(
                "Share of each weight that a step takes away beside the optimizer's update, times the learning rate;"
                        + " 0 if left out, with adamw 0.01.")
        @Range(min = 0)
        @Nullable
        Double weightDecay,

        @Description("Whether l2 and weightDecay are for biases, scales and shifts too.") @Default("false")
        boolean decayBiasesAndNorms,

        @Description("What keeps gradients from growing; they are left as they are without it.") @Nullable
        GradientClippingConfig gradientClipping,

        @Description("Batches that make one step together.") @Default("1") @Range(min = 1, max = 100000)
        int accumulateBatches,

        @Description(
                "Averages of the weights, which become the model in their place, and with which a phase that follows begins.")
        @Nullable
        AveragingConfig averaging,

        @Description("What decides which epoch is the best one.") @Default("accuracy")
        Monitor monitor,

        @Description("Stops a run that no longer improves; all epochs are run if left out.") @Nullable
        EarlyStopping earlyStopping,

        @Description("Minutes between two checkpoints within an epoch; one is always written at its end.")
        @Default("10")
        @Range(min = 0, minExclusive = true)
        double checkpointMinutes) {

    private static final double ADAMW_DECAY = 0.01;

    public TrainingConfig {
        if (weightDecay == null) {
            weightDecay = optimizer instanceof OptimizerConfig.AdamW ? ADAMW_DECAY : 0;
        }
        if (averaging != null && averaging.firstEpoch() > epochs) {
            throw new KeyException(
                    "averaging.startEpoch", "must be at most epochs (" + epochs + "), got " + averaging.firstEpoch());
        }
        if (schedule instanceof ScheduleConfig.OneCycle cycle
                && cycle.momentum() != null
                && !cycle.momentum().isEmpty()
                && !optimizer.hasMomentum()) {
            throw new KeyException(
                    "schedule.momentum",
                    "needs an optimizer that has momentum: sgd with momentum, momentum, nesterov, adam or adamw");
        }
        if (schedule.warmUp().warmupEpochs() >= epochs) {
            throw new KeyException(
                    "schedule.warmupEpochs",
                    "must be smaller than epochs (" + epochs + "), got "
                            + schedule.warmUp().warmupEpochs());
        }
    }

    /** Whether the schedule changes the momentum as well as the rate. */
    public boolean cyclesMomentum() {
        return schedule instanceof ScheduleConfig.OneCycle cycle
                && optimizer.hasMomentum()
                && (cycle.momentum() == null || !cycle.momentum().isEmpty());
    }

    /** The first epoch, from 1, that can be the best one. */
    public int firstCandidate() {
        return averaging == null ? 1 : averaging.firstEpoch();
    }

    /** What decides which epoch is the best one; both are measured on the validation images. */
    public enum Monitor {
        ACCURACY,
        LOSS
    }

    /**
     * Stops a run that no longer improves.
     *
     * @param patience epochs without improvement before the run stops
     * @param minimumImprovement a smaller change does not count
     */
    @Description("Stops a run that no longer improves.")
    public record EarlyStopping(
            @Description("Epochs without improvement before the run stops.") @Default("5") @Range(min = 1)
            int patience,

            @Description("A smaller change of the monitored value does not count.") @Default("0") @Range(min = 0)
            double minimumImprovement) {}
}
