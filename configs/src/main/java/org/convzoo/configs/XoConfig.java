package org.convzoo.configs;

/**
 * The letters X and O, drawn from the seed; needs no file.
 *
 * @param size height and width in pixels
 * @param noise its deviation as a part of the brightest pixel
 * @param train training images
 * @param validation validation images
 * @param test test images
 */
@Choice("xo")
@Description("The letters X and O, thick and thin, turned, shifted and scaled, drawn from the seed; needs no file.")
public record XoConfig(
        @Description("Height and width in pixels.") @Default("9") @Range(min = 9, max = 256)
        int size,

        @Description("Deviation of the noise, as a part of the brightest pixel.")
        @Default("0.1")
        @Range(min = 0, max = 1)
        double noise,

        @Description("Training images.") @Default("2000") @Range(min = 10, max = 1000000)
        int train,

        @Description("Validation images.") @Default("500") @Range(min = 10, max = 1000000)
        int validation,

        @Description("Test images.") @Default("500") @Range(min = 10, max = 1000000)
        int test)
        implements SourceConfig {

    public XoConfig {
        DrawnSize.check("train", (long) size * size, (long) train + validation + test);
    }

    @Override
    public XoConfig pinned(DataLocator locator) {
        return this;
    }
}
