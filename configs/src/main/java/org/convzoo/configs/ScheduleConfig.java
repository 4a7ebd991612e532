package org.convzoo.configs;

/** The learning rate over time, as a factor of the optimizer's. */
@Description("The learning rate over time, as a factor of the optimizer's.")
public sealed interface ScheduleConfig {

    /** Epochs over which the rate rises linearly from 0 before the schedule begins. */
    int warmupEpochs();

    /** The rate stays as it is. */
    @Choice("constant")
    @Description("The rate stays as it is.")
    record Constant(
            @Description("Epochs over which the rate rises linearly before the schedule begins.")
            @Default("0")
            @Range(min = 0)
            int warmupEpochs)
            implements ScheduleConfig {}

    /** The rate is multiplied by {@code factor} every {@code everyEpochs} epochs. */
    @Choice("step")
    @Description("The rate is multiplied by a factor every so many epochs.")
    record Step(
            @Description("Epochs between two steps.") @Range(min = 1)
            int everyEpochs,

            @Description("Multiplies the rate at each step.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true)
            double factor,

            @Description("Epochs over which the rate rises linearly before the schedule begins.")
            @Default("0")
            @Range(min = 0)
            int warmupEpochs)
            implements ScheduleConfig {}

    /** The rate falls along half a cosine to {@code finalFactor} of the base (Loshchilov and Hutter, arXiv:1608.03983). */
    @Choice("cosine")
    @Description("The rate falls along half a cosine.")
    record Cosine(
            @Description("Part of the base rate that is left in the end.") @Default("0") @Range(min = 0, max = 1)
            double finalFactor,

            @Description("Epochs over which the rate rises linearly before the schedule begins.")
            @Default("0")
            @Range(min = 0)
            int warmupEpochs)
            implements ScheduleConfig {}
}
