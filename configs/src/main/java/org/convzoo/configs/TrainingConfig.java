package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * How a network is optimised.
 *
 * @param epochs passes over the training images
 * @param maxSteps the run ends after so many optimisation steps if its epochs have more; null if it does not
 * @param optimizer the update rule
 * @param schedule the learning rate over time
 * @param loss what training makes small
 * @param l2 weight of half the squared norm of the weights in the loss; biases are left out
 * @param monitor decides which epoch is the best one
 * @param earlyStopping null means that all epochs are run
 * @param checkpointMinutes between two checkpoints within an epoch; one is always written at its end
 */
@Description("How a network is optimised.")
public record TrainingConfig(
        @Description("Passes over the training images.") @Range(min = 1, max = 100000)
        int epochs,

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

        @Description("What decides which epoch is the best one.") @Default("accuracy")
        Monitor monitor,

        @Description("Stops a run that no longer improves; all epochs are run if left out.") @Nullable
        EarlyStopping earlyStopping,

        @Description("Minutes between two checkpoints within an epoch; one is always written at its end.")
        @Default("10")
        @Range(min = 0, minExclusive = true)
        double checkpointMinutes) {

    public TrainingConfig {
        if (schedule.warmupEpochs() >= epochs) {
            throw new KeyException(
                    "schedule.warmupEpochs",
                    "must be smaller than epochs (" + epochs + "), got " + schedule.warmupEpochs());
        }
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
