package org.convzoo.configs;

/**
 * Waves of four shapes under noise, drawn from the seed; needs no file.
 *
 * @param length values of each
 * @param noise its deviation as a part of the wave's height
 * @param train training signals
 * @param validation validation signals
 * @param test test signals
 */
@Choice("waves")
@Description("Signals drawn from the seed: sine, square, sawtooth and triangle waves under noise; needs no file.")
public record WavesConfig(
        @Description("Values of each signal.") @Default("128") @Range(min = 16, max = 65536)
        int length,

        @Description("Deviation of the noise, as a part of the wave's height.")
        @Default("0.3")
        @Range(min = 0, max = 10)
        double noise,

        @Description("Training signals.") @Default("2000") @Range(min = 10, max = 1000000)
        int train,

        @Description("Validation signals.") @Default("500") @Range(min = 10, max = 1000000)
        int validation,

        @Description("Test signals.") @Default("500") @Range(min = 10, max = 1000000)
        int test)
        implements SourceConfig {

    public WavesConfig {
        DrawnSize.check("train", (long) Float.BYTES * length, (long) train + validation + test);
    }

    @Override
    public boolean givesSignals() {
        return true;
    }

    @Override
    public WavesConfig pinned(DataLocator locator) {
        return this;
    }
}
