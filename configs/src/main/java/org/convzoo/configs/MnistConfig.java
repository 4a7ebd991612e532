package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * Four IDX files in MNIST's naming, gzipped or not.
 *
 * @param variant which data set it is
 * @param directory holds the files; null for the folder called as the data set is
 * @param mirror where absent files are downloaded from; null for where the data set is published
 */
@Choice("mnist")
@Description("MNIST and its relatives: four IDX files, gzipped or not; mnist, fashion and kmnist are downloaded when"
        + " absent.")
public record MnistConfig(
        @Description("Which data set it is; auto is mnist, or what the folder's or the files' names tell.")
        @Default("auto")
        Variant variant,

        @Description("The folder that holds the files; if left out, the one called mnist, fashion-mnist, kmnist or"
                + " emnist.")
        @Nullable
        String directory,

        @Description("Where absent files are downloaded from; if left out, where the data set is published.") @Nullable
        String mirror)
        implements SourceConfig {

    /** The data sets that share MNIST's files. */
    public enum Variant {
        AUTO("mnist"),
        /** LeCun et al. 1998: digits. */
        MNIST("mnist"),
        /** Xiao et al. 2017, arXiv:1708.07747: clothes. */
        FASHION("fashion-mnist"),
        /** Clanuwat et al. 2018, arXiv:1812.01718: cursive hiragana. */
        KMNIST("kmnist"),
        /** Cohen et al. 2017, arXiv:1702.05373, as the five below: 62 digits and letters. */
        EMNIST_BYCLASS("emnist"),
        /** 47 classes: small letters that look like capitals count as these. */
        EMNIST_BYMERGE("emnist"),
        /** The 47 classes with equally many images. */
        EMNIST_BALANCED("emnist"),
        /** 26 letters, small and capital together. */
        EMNIST_LETTERS("emnist"),
        EMNIST_DIGITS("emnist"),
        EMNIST_MNIST("emnist");

        private final String folder;

        Variant(String folder) {
            this.folder = folder;
        }

        /** What the folder with its files is called if nobody names another. */
        public String folder() {
            return folder;
        }
    }

    /** Files in a folder, with their address. */
    public MnistConfig(String directory, String mirror) {
        this(Variant.AUTO, directory, mirror);
    }

    @Override
    public MnistConfig pinned(DataLocator locator) {
        String name = directory == null ? variant.folder() : directory;
        String pinned = locator.pinned(name);
        return new MnistConfig(variant, pinned.equals(name) ? directory : pinned, mirror);
    }
}
