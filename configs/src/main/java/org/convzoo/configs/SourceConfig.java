package org.convzoo.configs;

/** Where labelled images come from. */
@Description("Where labelled images come from.")
public sealed interface SourceConfig
        permits MnistConfig,
                Cifar10Config,
                Cifar100Config,
                PrintedDigitsConfig,
                ImageFolderConfig,
                CsvConfig,
                XoConfig,
                SignalsConfig,
                WavesConfig {

    /** The same images when the configuration is read from another place; see {@link DataLocator#pinned}. */
    SourceConfig pinned(DataLocator locator);

    /** Whether these are signals; else they are images. */
    default boolean givesSignals() {
        return false;
    }

    /** Whether each image is a file of its own, which is decoded when it is needed. */
    default boolean givesImageFiles() {
        return false;
    }
}
