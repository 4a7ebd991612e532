package org.convzoo.configs;

/**
 * Digits as a worn printer leaves them, drawn from the seed; needs no file.
 *
 * @param train training images
 * @param validation validation images
 * @param test test images
 */
@Choice("printedDigits")
@Description("Digits as a worn printer leaves them, drawn from the seed; needs no file.")
public record PrintedDigitsConfig(
        @Description("Training images.") @Default("6000") @Range(min = 10, max = 1000000)
        int train,

        @Description("Validation images.") @Default("1000") @Range(min = 10, max = 1000000)
        int validation,

        @Description("Test images.") @Default("1000") @Range(min = 10, max = 1000000)
        int test)
        implements SourceConfig {

    @Override
    public PrintedDigitsConfig pinned(DataLocator locator) {
        return this;
    }
}
