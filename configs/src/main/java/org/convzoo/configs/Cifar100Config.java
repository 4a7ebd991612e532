package org.convzoo.configs;

import java.util.List;

/**
 * CIFAR-100 in its binary record format: plain or gzipped files, or the archive that they are published in.
 *
 * @param directory holds them
 * @param train the files of training images; if empty, {@code train.bin}, else all whose names begin with {@code train}
 * @param mirror where an absent archive is downloaded from
 */
@Choice("cifar100")
@Description("CIFAR-100 in its binary record format, as files or as the archive they come in; downloaded when absent.")
public record Cifar100Config(
        @Description("The folder that holds the files, gzipped or not, or the archive.") @Default("cifar100")
        String directory,

        @Description("Files of the training images; if empty, train.bin, else all train files.") @Default("[]")
        List<String> train,

        @Description("Where the archive is downloaded from when the folder is absent or empty.")
        @Default("https://www.cs.toronto.edu/~kriz/")
        String mirror)
        implements SourceConfig {

    public Cifar100Config {
        train = List.copyOf(train);
    }

    @Override
    public Cifar100Config pinned(DataLocator locator) {
        return new Cifar100Config(locator.pinned(directory), train, mirror);
    }
}
