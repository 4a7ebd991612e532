package org.convzoo.configs;

/**
 * How the learning rate rises before its schedule begins; beside the schedule's own keys.
 *
 * @param warmupEpochs over which it rises linearly; 0 for a schedule that begins at once
 * @param warmupStart part of the base rate that the first step has; 0 stands for one step's part
 */
public record WarmUpConfig(
        @Description("Epochs over which the rate rises linearly before the schedule begins.")
        @Default("0")
        @Range(min = 0)
        int warmupEpochs,

        @Description("Part of the base rate that the warm-up begins with; 0 begins with its smallest equal step.")
        @Default("0")
        @Range(min = 0, max = 1)
        double warmupStart) {

    /** For a schedule that begins at once. */
    public static final WarmUpConfig NONE = new WarmUpConfig(0, 0);
}
