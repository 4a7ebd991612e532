package org.convzoo.configs;

/** How a map becomes what a new head sees. */
public enum HeadPooling {
    /** As the network's own head does it: most take the mean of each channel, AlexNet, VGG and LeNet every value. */
    OWN,
    /** Every value of the map. */
    FLATTEN,
    /** The mean of each channel. */
    AVERAGE,
    /** The largest value of each channel. */
    MAX,
    /** The mean and the largest value of each channel. */
    AVERAGE_MAX
}
