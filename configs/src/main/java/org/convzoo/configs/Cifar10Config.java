package org.convzoo.configs;

import java.util.List;

/**
 * CIFAR-10 in its binary record format: plain or gzipped files, or the archive that they are published in.
 *
 * @param directory holds them
 * @param train the files of training images; if empty, {@code data_batch_1.bin} to {@code data_batch_5.bin}, else
 *     all whose names begin with {@code train}
 * @param mirror where an absent archive is downloaded from
 */
@Choice("cifar10")
@Description("CIFAR-10 in its binary record format, as files or as the archive they come in; downloaded when absent.")
public record Cifar10Config(
        @Description("The folder that holds the files, gzipped or not, or the archive.") @Default("cifar10")
        String directory,

        @Description("Files of the training images; if empty, the five data_batch files, else all train files.")
        @Default("[]")
        List<String> train,

        @Description("Where the archive is downloaded from when the folder is absent or empty.")
        @Default("https://www.cs.toronto.edu/~kriz/")
        String mirror)
        implements SourceConfig {

    public Cifar10Config {
        train = List.copyOf(train);
    }

    @Override
    public Cifar10Config pinned(DataLocator locator) {
        return new Cifar10Config(locator.pinned(directory), train, mirror);
    }
}
