package org.convzoo.data.mnist;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convzoo.configs.MnistConfig.Variant;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Expected;
import org.convzoo.data.mnist.IdxFolder.Part;

/**
 * What is known of one data set in MNIST's files.
 *
 * @param title for people
 * @param folder where it lies in the data home
 * @param prefix what the names of its files begin with
 * @param classes by label; their first label is {@code firstLabel}
 * @param published where its files are, without which it is not downloaded
 * @param files what they must be, for a data set that is published as single files
 */
record DataSet(
        String title,
        String folder,
        String prefix,
        List<String> classes,
        int firstLabel,
        Optional<String> published,
        Map<Part, Expected> files) {

    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    // Small letters that do not look like their capitals; the others count as these.
    private static final String DISTINCT = "abdefghnqrt";
    private static final long LARGEST_FILE = 64L << 20;

    private static final DataSet MNIST = new DataSet(
            "MNIST",
            Variant.MNIST.folder(),
            "",
            letters(DIGITS),
            0,
            Optional.of("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            Map.of(
                    Part.TRAINING_IMAGES,
                    sha256(9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    Part.TRAINING_LABELS,
                    sha256(28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    Part.TEST_IMAGES,
                    sha256(1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    Part.TEST_LABELS,
                    sha256(4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));

    private static final DataSet FASHION = new DataSet(
            "Fashion-MNIST",
            Variant.FASHION.folder(),
            "",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            0,
            Optional.of("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            Map.of(
                    Part.TRAINING_IMAGES, md5("8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                    Part.TRAINING_LABELS, md5("25c81989df183df01b3e8a0aad5dffbe"),
                    Part.TEST_IMAGES, md5("bef4ecab320f06d8554ea6380940ec79"),
                    Part.TEST_LABELS, md5("bb300cfdad3c16e7a12a480ee83cd310")));

    private static final DataSet KMNIST = new DataSet(
            "KMNIST",
            Variant.KMNIST.folder(),
            "",
            List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
            0,
            Optional.of("http://codh.rois.ac.jp/kmnist/dataset/kmnist/"),
            Map.of(
                    Part.TRAINING_IMAGES, md5("bdb82020997e1d708af4cf47b453dcf7"),
                    Part.TRAINING_LABELS, md5("e144d726b3acfaa3e44228e80efcd344"),
                    Part.TEST_IMAGES, md5("5c965bf0a639b31b8f53240b1b52f4d7"),
                    Part.TEST_LABELS, md5("7320c461ea6c1c855c0b718fb2a4b134")));

    /** The data set that a configuration names; empty if it leaves that to the files. */
    static Optional<DataSet> of(Variant variant) {
        return switch (variant) {
            case AUTO -> Optional.empty();
            case MNIST -> Optional.of(MNIST);
            case FASHION -> Optional.of(FASHION);
            case KMNIST -> Optional.of(KMNIST);
            case EMNIST_BYCLASS -> Optional.of(emnist("byclass", DIGITS + CAPITALS + SMALL, 0));
            case EMNIST_BYMERGE -> Optional.of(emnist("bymerge", DIGITS + CAPITALS + DISTINCT, 0));
            case EMNIST_BALANCED -> Optional.of(emnist("balanced", DIGITS + CAPITALS + DISTINCT, 0));
            case EMNIST_LETTERS -> Optional.of(emnist("letters", SMALL, 1));
            case EMNIST_DIGITS -> Optional.of(emnist("digits", DIGITS, 0));
            case EMNIST_MNIST -> Optional.of(emnist("mnist", DIGITS, 0));
        };
    }

    /** The data set that the name of a folder, or of the files in it, tells. */
    static Optional<DataSet> named(Path folder, String prefix) {
        for (Variant variant : Variant.values()) {
            Optional<DataSet> known = of(variant).filter(set -> set.prefix.equals(prefix));
            if (known.isPresent() && (!prefix.isEmpty() || known.get().isFolder(folder))) {
                return known;
            }
        }
        return Optional.empty();
    }

    /** Whether a folder is called as this data set's own is. */
    boolean isFolder(Path directory) {
        return String.valueOf(directory.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "")
                .equals(folder.replace("-", ""));
    }

    /** The names of labels; empty if one of them is none of this data set's. */
    Optional<List<String>> namesOf(int[] labels) {
        if (!IntStream.of(labels).allMatch(label -> label >= firstLabel && label < firstLabel + classes.size())) {
            return Optional.empty();
        }
        return Optional.of(IntStream.of(labels)
                .mapToObj(label -> classes.get(label - firstLabel))
                .toList());
    }

    private static DataSet emnist(String split, String classes, int firstLabel) {
        return new DataSet(
                "EMNIST " + split,
                Variant.EMNIST_MNIST.folder(),
                "emnist-" + split + "-",
                letters(classes),
                firstLabel,
                Optional.empty(),
                Map.of());
    }

    private static List<String> letters(String classes) {
        return classes.chars().mapToObj(Character::toString).toList();
    }

    private static Expected sha256(long size, String hexadecimal) {
        return Expected.of(size, Digest.sha256(hexadecimal));
    }

    private static Expected md5(String hexadecimal) {
        return Expected.atMost(LARGEST_FILE, Optional.of(Digest.md5(hexadecimal)));
    }
}
