package org.convzoo.configs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where labelled images come from. */
@Description("Where labelled images come from.")
public sealed interface SourceConfig {

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

    /**
     * Four IDX files in MNIST's naming, gzipped or not.
     *
     * @param variant which data set it is
     * @param directory holds the files; null for the folder called as the data set is
     * @param mirror where absent files are downloaded from; null for where the data set is published
     */
    @Choice("mnist")
    @Description(
            "MNIST and its relatives: four IDX files, gzipped or not; mnist, fashion and kmnist are downloaded when"
                    + " absent.")
    record Mnist(
            @Description("Which data set it is; auto is mnist, or what the folder's or the files' names tell.")
            @Default("auto")
            Variant variant,

            @Description("The folder that holds the files; if left out, the one called mnist, fashion-mnist, kmnist or"
                    + " emnist.")
            @Nullable
            String directory,

            @Description("Where absent files are downloaded from; if left out, where the data set is published.")
            @Nullable
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
        public Mnist(String directory, String mirror) {
            this(Variant.AUTO, directory, mirror);
        }

        @Override
        public Mnist pinned(DataLocator locator) {
            String name = directory == null ? variant.folder() : directory;
            String pinned = locator.pinned(name);
            return new Mnist(variant, pinned.equals(name) ? directory : pinned, mirror);
        }
    }

    /**
     * CIFAR-10 in its binary record format: plain or gzipped files, or the archive that they are published in.
     *
     * @param directory holds them
     * @param train the files of training images; if empty, {@code data_batch_1.bin} to {@code data_batch_5.bin}, else
     *     all whose names begin with {@code train}
     * @param mirror where an absent archive is downloaded from
     */
    @Choice("cifar10")
    @Description(
            "CIFAR-10 in its binary record format, as files or as the archive they come in; downloaded when absent.")
    record Cifar10(
            @Description("The folder that holds the files, gzipped or not, or the archive.") @Default("cifar10")
            String directory,

            @Description("Files of the training images; if empty, the five data_batch files, else all train files.")
            @Default("[]")
            List<String> train,

            @Description("Where the archive is downloaded from when the folder is absent or empty.")
            @Default("https://www.cs.toronto.edu/~kriz/")
            String mirror)
            implements SourceConfig {

        public Cifar10 {
            train = List.copyOf(train);
        }

        @Override
        public Cifar10 pinned(DataLocator locator) {
            return new Cifar10(locator.pinned(directory), train, mirror);
        }
    }

    /**
     * CIFAR-100 in its binary record format: plain or gzipped files, or the archive that they are published in.
     *
     * @param directory holds them
     * @param train the files of training images; if empty, {@code train.bin}, else all whose names begin with {@code train}
     * @param mirror where an absent archive is downloaded from
     */
    @Choice("cifar100")
    @Description(
            "CIFAR-100 in its binary record format, as files or as the archive they come in; downloaded when absent.")
    record Cifar100(
            @Description("The folder that holds the files, gzipped or not, or the archive.") @Default("cifar100")
            String directory,

            @Description("Files of the training images; if empty, train.bin, else all train files.") @Default("[]")
            List<String> train,

            @Description("Where the archive is downloaded from when the folder is absent or empty.")
            @Default("https://www.cs.toronto.edu/~kriz/")
            String mirror)
            implements SourceConfig {

        public Cifar100 {
            train = List.copyOf(train);
        }

        @Override
        public Cifar100 pinned(DataLocator locator) {
            return new Cifar100(locator.pinned(directory), train, mirror);
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
     * A folder with one folder a class, or with train, val and test folders of such; it may come out of an archive.
     *
     * @param directory the folder; in an archive the one that has the class folders, null if it need not be told
     * @param groups a regular expression that finds the group of an image in its file's name: what its first pair of
     *     parentheses matches; null if each image stands alone
     * @param archive a .zip, .tar, .tar.gz or .tgz file, or its http or https address
     * @param sha256 of the archive, in hexadecimal
     * @param extensions how the names of images end, in lower case without a dot
     */
    @Choice("imageFolder")
    @Description("A folder with one folder a class, or with train, val and test folders of such.")
    record ImageFolder(
            @Description("The folder. In an archive it may be left out if folders alone lead to the class folders.")
            @Nullable
            String directory,

            @Description(
                    "A regular expression on file names; what its first pair of parentheses matches names the group"
                            + " that an image belongs to. No group is divided between two splits.")
            @Nullable
            String groups,

            @Description("A .zip, .tar, .tar.gz or .tgz file with the images, or its http or https address; it is"
                    + " downloaded, verified and unpacked into the data home once.")
            @Nullable
            String archive,

            @Description("The archive's SHA-256: 64 hexadecimal digits.") @Nullable
            String sha256,

            @Description("How the names of images end; a file that is an image and ends otherwise counts as a bad one.")
            @Default("[jpg, jpeg, jpe, png, ppm, bmp, pgm, tif, tiff, webp]")
            List<String> extensions)
            implements SourceConfig {

        /** torchvision's, and jpe. */
        private static final List<String> EXTENSIONS =
                List.of("jpg", "jpeg", "jpe", "png", "ppm", "bmp", "pgm", "tif", "tiff", "webp");

        private static final Pattern ENDING = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");

        public ImageFolder {
            extensions = extensions.stream()
                    .map(text -> text.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
                    .toList();
            if (extensions.isEmpty() || extensions.contains("")) {
                throw new KeyException("extensions", "needs endings of file names such as jpg, got " + extensions);
            }
            extensions.stream()
                    .filter(ending -> !ENDING.matcher(ending).matches())
                    .findFirst()
                    .ifPresent(ImageFolder::refusePattern);
            if (groups != null) {
                GroupPattern.check("groups", groups);
            }
            if (archive != null || sha256 != null) {
                ArchiveKeys.check(archive, sha256, directory);
            } else if (directory == null) {
                throw new KeyException("directory", "is missing: name the folder, or an archive to fetch it from");
            }
        }

        private static void refusePattern(String given) {
            String ending = given.replaceAll("[^\\p{L}\\p{N}_.-]", "").replaceFirst("^\\.+", "");
            throw new KeyException(
                    "extensions",
                    "needs endings of file names, not patterns, got \"" + given + "\"; write "
                            + (ENDING.matcher(ending).matches() ? ending : "an ending such as jpg"));
        }

        /** Images of which each stands alone. */
        public ImageFolder(String directory) {
            this(directory, null, null, null, EXTENSIONS);
        }

        @Override
        public boolean givesImageFiles() {
            return true;
        }

        @Override
        public ImageFolder pinned(DataLocator locator) {
            if (archive != null) {
                String place = ArchiveKeys.isAddress(archive) ? archive : locator.pinned(archive);
                return new ImageFolder(directory, groups, place, sha256, extensions);
            }
            return new ImageFolder(
                    directory == null ? null : locator.pinned(directory), groups, null, null, extensions);
        }
    }

    /**
     * A table of image files: a header, then a row an image. A column may be left out if its key here is not changed,
     * apart from those of paths and labels.
     *
     * @param file the table; paths in it are relative to its folder
     * @param separator between two cells
     * @param path the column of paths
     * @param label the column of classes
     * @param split the column that says {@code train}, {@code val} or {@code test}
     * @param weight the column that says how much an image counts beside the others
     * @param group the column of groups, none of which is divided between two splits
     * @param ignore columns that are passed over
     */
    @Choice("csv")
    @Description("A table of image files, in CSV or TSV: a header, then a row an image.")
    record Csv(
            @Description("The table; paths in it are relative to its folder.")
            String file,

            @Description("What stands between two cells; auto is a tab in files .tsv and .tab, else a comma.")
            @Default("auto")
            Separator separator,

            @Description("The column of paths.") @Default("path")
            String path,

            @Description("The column of classes.") @Default("label")
            String label,

            @Description("The column that says train, val or test; it may be absent.") @Default("split")
            String split,

            @Description("The column of weights, how much an image counts beside the others; it may be absent.")
            @Default("weight")
            String weight,

            @Description("The column of groups, none of which is divided between two splits; it may be absent.")
            @Default("group")
            String group,

            @Description("Columns that are passed over.") @Default("[]")
            List<String> ignore)
            implements SourceConfig {

        /** What stands between two cells of a row. */
        public enum Separator {
            /** A tab in files {@code .tsv} and {@code .tab}, else a comma. */
            AUTO,
            COMMA,
            TAB,
            SEMICOLON
        }

        public Csv {
            ignore = List.copyOf(ignore);
            List<String> columns = List.of(path, label, split, weight, group);
            for (String column : columns) {
                if (columns.indexOf(column) != columns.lastIndexOf(column)) {
                    throw new KeyException("file", "has one column for one thing, but two keys name " + column);
                }
            }
        }

        /** A table with the usual names of columns. */
        public static Csv of(String file) {
            return new Csv(file, Separator.AUTO, "path", "label", "split", "weight", "group", List.of());
        }

        @Override
        public boolean givesImageFiles() {
            return true;
        }

        @Override
        public Csv pinned(DataLocator locator) {
            return new Csv(locator.pinned(file), separator, path, label, split, weight, group, ignore);
        }
    }

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
    record Xo(
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

        public Xo {
            DrawnSize.check("train", (long) size * size, (long) train + validation + test);
        }

        @Override
        public Xo pinned(DataLocator locator) {
            return this;
        }
    }

    /**
     * Signals for {@code conv1d}: tables with a signal a row, or arrays of NumPy.
     *
     * @param train the training signals
     * @param validation null if some of the training signals are held out
     * @param test null if some of the training signals are held out
     * @param header whether the first line of a table names its columns
     * @param label the column of classes; null for {@code label}, or for the first column where there are no names
     */
    @Choice("signals")
    @Description("Signals for conv1d: tables (CSV, TSV) with a signal a row, or NumPy's arrays [N, T] and [N, C, T].")
    record Signals(
            @Description("The training signals.") Part train,

            @Description("The validation signals; if left out, some of the training signals.") @Nullable
            Part validation,

            @Description("The test signals; if left out, some of the training signals.") @Nullable
            Part test,

            @Description("Whether the first line of a table names its columns.") @Default("true")
            boolean header,

            @Description("A table's column of classes: its name (label, if left out) or, without header, its number"
                    + " (1, if left out).")
            @Nullable
            String label)
            implements SourceConfig {

        /**
         * The signals of one split.
         *
         * @param file .csv, .tsv, .tab or .npy
         * @param labels for an array: the file with its classes, a .npy too
         */
        @Description("The signals of one split.")
        public record Part(
                @Description("A file .csv, .tsv, .tab or .npy.")
                String file,

                @Description("For a .npy file: the .npy file with the classes [N].") @Nullable
                String labels) {

            public Part {
                boolean array = file.toLowerCase(Locale.ROOT).endsWith(".npy");
                if (array && labels == null) {
                    throw new KeyException(
                            "file", "is an array; name the file of its classes beside it: labels: y.npy");
                }
                if (!array && labels != null) {
                    throw new KeyException("labels", "goes with a .npy file; a table has a column of classes");
                }
            }

            Part pinned(DataLocator locator) {
                return new Part(locator.pinned(file), labels == null ? null : locator.pinned(labels));
            }
        }

        public Signals {
            if (!header && label != null && !label.matches("[1-9][0-9]{0,5}")) {
                throw new KeyException(
                        "label", "is the number of a column where header is false, from 1, got " + label);
            }
        }

        @Override
        public boolean givesSignals() {
            return true;
        }

        @Override
        public Signals pinned(DataLocator locator) {
            return new Signals(
                    train.pinned(locator),
                    validation == null ? null : validation.pinned(locator),
                    test == null ? null : test.pinned(locator),
                    header,
                    label);
        }
    }

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
    record Waves(
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

        public Waves {
            DrawnSize.check("train", (long) Float.BYTES * length, (long) train + validation + test);
        }

        @Override
        public boolean givesSignals() {
            return true;
        }

        @Override
        public Waves pinned(DataLocator locator) {
            return this;
        }
    }
}
