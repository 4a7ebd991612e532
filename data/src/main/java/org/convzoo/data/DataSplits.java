package org.convzoo.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.convzoo.configs.Cifar100Config;
import org.convzoo.configs.Cifar10Config;
import org.convzoo.configs.CsvConfig;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.PrintedDigitsConfig;
import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.SourceConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WavesConfig;
import org.convzoo.configs.XoConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.cifar.CifarSource;
import org.convzoo.data.folder.ImageFolderSource;
import org.convzoo.data.manifest.CsvSource;
import org.convzoo.data.mnist.MnistSource;
import org.convzoo.data.printed.PrintedDigitsSource;
import org.convzoo.data.signals.SignalSource;
import org.convzoo.data.signals.WaveSource;
import org.convzoo.data.xo.XoSource;

/** The images a run sees: training, validation and test with one order of labels for all. */
public final class DataSplits implements AutoCloseable {

    private final DataSource source;
    private final LabelledImages training;

    private DataSplits(DataSource source, LabelledImages training) {
        this.source = source;
        this.training = training;
    }

    /**
     * Opens the source that the configuration names; splits that the source does not have are held out by the seed.
     *
     * @throws UserException if the images cannot be found or are not what they should be, or none can be held out
     */
    public static DataSplits open(DataConfig config, long seed, DataLocator locator) {
        return open(config, seed, locator, Access.direct(), warning -> {});
    }

    /**
     * The same.
     *
     * @param access how images are downloaded
     * @param warnings is told, by any thread, what went wrong while images were read and does not end a run
     */
    public static DataSplits open(
            DataConfig config, long seed, DataLocator locator, Access access, Consumer<String> warnings) {
        Augmentation.check(config.augmentation(), "data.augmentation");
        DataSplits splits = openForTest(config, seed, locator, access, warnings);
        try {
            for (Split split : List.of(Split.TRAINING, Split.VALIDATION, Split.TEST)) {
                splits.images(split);
            }
            return splits;
        } catch (UserException incomplete) {
            splits.close();
            throw incomplete;
        }
    }

    /**
     * Opens it for a network that is trained already: a split may be without images, as long as nobody asks for it.
     *
     * @param access how images are downloaded
     * @param warnings is told, by any thread, what went wrong while images were read and does not end a test
     * @throws UserException if the images cannot be found or are not what they should be
     */
    public static DataSplits openForTest(
            DataConfig config, long seed, DataLocator locator, Access access, Consumer<String> warnings) {
        DataSource all = source(config, seed, locator, access, FileDecoding.of(config, locator, warnings));
        try {
            DataSource source = config.classes() == null ? all : ChosenClasses.of(all, config.classes());
            Integer labelled = config.splits().labelled();
            return new DataSplits(
                    source, labelled == null ? source.training() : LabelledShare.of(source.training(), labelled, seed));
        } catch (UserException impossible) {
            all.close();
            throw impossible;
        }
    }

    private static DataSource source(
            DataConfig config, long seed, DataLocator locator, Access access, FileDecoding decoding) {
        SourceConfig source = config.source();
        // Java 17 has no exhaustive switch over types; a new kind of source fails the test that opens each of them.
        if (source instanceof MnistConfig mnist) {
            return MnistSource.open(mnist, config.splits(), seed, locator, access);
        }
        if (source instanceof Cifar10Config cifar) {
            return CifarSource.open(cifar, config.splits(), seed, locator, access);
        }
        if (source instanceof Cifar100Config cifar) {
            return CifarSource.open(cifar, config.splits(), seed, locator, access);
        }
        if (source instanceof PrintedDigitsConfig printed) {
            Division.refuseFolds(config.splits());
            return PrintedDigitsSource.open(printed, seed);
        }
        if (source instanceof ImageFolderConfig folder) {
            return ImageFolderSource.open(folder, config.splits(), decoding, seed, locator, access);
        }
        if (source instanceof CsvConfig table) {
            return CsvSource.open(table, config.splits(), decoding, seed, locator);
        }
        if (source instanceof SignalsConfig signals) {
            return SignalSource.open(signals, config.splits(), seed, locator);
        }
        if (source instanceof WavesConfig waves) {
            Division.refuseFolds(config.splits());
            return WaveSource.open(waves, seed);
        }
        if (source instanceof XoConfig letters) {
            Division.refuseFolds(config.splits());
            return XoSource.open(letters, seed);
        }
        throw new IllegalArgumentException("no source of images for " + source);
    }

    /** A part of a source. */
    public enum Split {
        TRAINING,
        VALIDATION,
        TEST,
        /** The three together, with the training images whose labels are not used. */
        ALL
    }

    /**
     * The images of one part.
     *
     * @throws UserException if it has none
     */
    public LabelledImages images(Split split) {
        LabelledImages images = part(split);
        if (images.size() == 0) {
            throw UserException.failed("no images can be held out for "
                    + split.name().toLowerCase(Locale.ROOT) + ", of "
                    + part(Split.ALL).size()
                    + " in all: the last image of a class is for training; add images, at least three a class");
        }
        return images;
    }

    private LabelledImages part(Split split) {
        return switch (split) {
            case TRAINING -> training();
            case VALIDATION -> validation();
            case TEST -> test();
            case ALL -> new JoinedImages(List.of(trainingWithoutLabels(), validation(), test()));
        };
    }

    /** Whether the source tells which of its images are for the test, or these are held out by the seed. */
    public boolean hasOwnTest() {
        return source.hasOwnTest();
    }

    /** The parts that a run sees, those that have images. */
    public List<Part> parts() {
        return present(
                new Part("training", training()), new Part("validation", validation()), new Part("test", test()));
    }

    /** The parts as the source itself has them: what the seed has held out is back where it came from. */
    public List<Part> ownParts() {
        if (source.hasOwnValidation()) {
            return source.hasOwnTest()
                    ? present(
                            new Part("training", trainingWithoutLabels()),
                            new Part("validation", validation()),
                            new Part("test", test()))
                    : present(
                            new Part("training", new JoinedImages(List.of(trainingWithoutLabels(), test()))),
                            new Part("validation", validation()));
        }
        return source.hasOwnTest()
                ? present(
                        new Part("training", new JoinedImages(List.of(trainingWithoutLabels(), validation()))),
                        new Part("test", test()))
                : present(new Part("all", part(Split.ALL)));
    }

    private static List<Part> present(Part... parts) {
        return Stream.of(parts).filter(part -> part.images().size() > 0).toList();
    }

    /** Files beside the images that the source takes for no images, relative to it. */
    public List<String> passedOver() {
        return source.passedOver();
    }

    /** The classes, in the order that labels, one-hot columns and predictions count in. */
    public List<String> labels() {
        return source.labels();
    }

    /** The images that are learned from with their labels. */
    public LabelledImages training() {
        return training;
    }

    /** All images of the training split, also those whose labels are not to be used. */
    public LabelledImages trainingWithoutLabels() {
        return source.training();
    }

    public LabelledImages validation() {
        return source.validation();
    }

    public LabelledImages test() {
        return source.test();
    }

    /** Files that are images and do not count as such; known without reading the others. */
    public List<RefusedFile> refused() {
        return source.refused();
    }

    /** Whether the samples are signals; else they are images. */
    public boolean hasSignals() {
        return source.hasSignals();
    }

    /** The size that all images share, if they do. */
    public Optional<ImageSize> nativeSize() {
        return source.nativeSize();
    }

    /** SHA-256 in hexadecimal; changes when the labels, the images or their division into splits do. */
    public String fingerprint() {
        return training.size() == source.training().size()
                ? source.fingerprint()
                : new Fingerprint().add(source.fingerprint()).add(training).hexadecimal();
    }

    /** One line for a person: what it is, where it lies, how many images each split has. */
    public String description() {
        return training.size() == source.training().size()
                ? source.description()
                : source.description() + ", learned from with " + training.size() + " labels";
    }

    @Override
    public void close() {
        source.close();
    }
}
