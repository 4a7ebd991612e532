package org.convzoo.configs;

/** Where labelled images come from. */
@Description("Where labelled images come from.")
public sealed interface SourceConfig {

    /** The same images when the configuration is read from another place; see {@link DataLocator#pinned}. */
    SourceConfig pinned(DataLocator locator);

    /**
     * Four IDX files in MNIST's naming, gzipped or not.
     *
     * @param directory holds them; Fashion-MNIST, KMNIST and EMNIST work the same way
     * @param mirror where absent files of MNIST itself are downloaded from
     */
    @Choice("mnist")
    @Description("Four IDX files in MNIST's naming, gzipped or not; MNIST itself is downloaded when absent.")
    record Mnist(
            @Description("The folder that holds the files; Fashion-MNIST, KMNIST and EMNIST work the same way.")
            @Default("mnist")
            String directory,

            @Description("Where absent files of MNIST itself are downloaded from.")
            @Default("https://ossci-datasets.s3.amazonaws.com/mnist/")
            String mirror)
            implements SourceConfig {

        @Override
        public Mnist pinned(DataLocator locator) {
            return new Mnist(locator.pinned(directory), mirror);
        }
    }

    /**
     * Digits as a worn printer leaves them, drawn from the seed; needs no file.
     *
     * @param train training images
     * @param validation validation images
     * @param test test images
     */
    @Choice("printedDigits")
    @Description("Digits as a worn printer leaves them, drawn from the seed; needs no file.")
    record PrintedDigits(
            @Description("Training images.") @Default("6000") @Range(min = 10, max = 1000000)
            int train,

            @Description("Validation images.") @Default("1000") @Range(min = 10, max = 1000000)
            int validation,

            @Description("Test images.") @Default("1000") @Range(min = 10, max = 1000000)
            int test)
            implements SourceConfig {

        @Override
        public PrintedDigits pinned(DataLocator locator) {
            return this;
        }
    }

    /**
     * A folder with one folder a class, or with train, val and test folders of such.
     *
     * @param directory the folder
     */
    @Choice("imageFolder")
    @Description("A folder with one folder a class, or with train, val and test folders of such.")
    record ImageFolder(@Description("The folder.") String directory) implements SourceConfig {

        @Override
        public ImageFolder pinned(DataLocator locator) {
            return new ImageFolder(locator.pinned(directory));
        }
    }
}
