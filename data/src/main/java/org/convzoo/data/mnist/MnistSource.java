package org.convzoo.data.mnist;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.data.DataSource;
import org.convzoo.data.Division;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.KeptImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.mnist.IdxFolder.Part;

/**
 * MNIST and the data sets that share its files: Fashion-MNIST, KMNIST, EMNIST. All images are in memory (55 MB). The
 * validation images are held out of the training file; the test images are the {@code t10k} file. EMNIST's images,
 * which are stored with rows and columns exchanged, are turned upright.
 *
 * @param nativeSize of all images
 * @param fingerprint over labels, ids and pixels of all splits
 * @param description one line
 */
public record MnistSource(
        List<String> labels,
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        Optional<ImageSize> nativeSize,
        String fingerprint,
        String description)
        implements DataSource {

    /**
     * Reads the files, and downloads those of MNIST itself if they are absent.
     *
     * @param access how it is downloaded
     * @throws UserException if a file is absent, cannot be downloaded or is not what it should be
     */
    public static MnistSource open(
            MnistConfig source, DataConfig.SplitConfig splits, long seed, DataLocator locator, Access access) {
        IdxFolder folder = MnistFiles.find(source, locator, new Download(Patience.USUAL, access));
        Optional<DataSet> set =
                DataSet.of(source.variant()).or(() -> DataSet.named(folder.directory(), folder.prefix()));
        return of(folder, set, MnistFiles.comeAgain(source, folder), splits, seed);
    }

    private static MnistSource of(
            IdxFolder folder, Optional<DataSet> set, boolean comesAgain, DataConfig.SplitConfig splits, long seed) {
        String remedy = comesAgain
                ? "delete it, then it is downloaded again"
                : "get it again from where the data set came from";
        KeptImages training = read(folder, Part.TRAINING_IMAGES, Part.TRAINING_LABELS, "train", remedy);
        KeptImages test = read(folder, Part.TEST_IMAGES, Part.TEST_LABELS, "test", remedy);
        int[] values = Arrays.stream(training.labels()).distinct().sorted().toArray();
        training = numbered(training, values, folder.files().get(Part.TRAINING_LABELS));
        test = numbered(test, values, folder.files().get(Part.TEST_LABELS));
        RawImage first = training.read(0);
        RawImage firstTest = test.read(0);
        if (first.height() != firstTest.height() || first.width() != firstTest.width()) {
            throw UserException.failed(folder.files().get(Part.TEST_IMAGES) + " has images of " + size(firstTest)
                    + ", but the training images are " + size(first) + "; " + remedy);
        }
        Division division = Division.of(training, Optional.empty(), Optional.of(test), splits, seed);
        int[] found = values;
        List<String> labels = set.flatMap(known -> known.namesOf(found))
                .orElseGet(
                        () -> Arrays.stream(found).mapToObj(Integer::toString).toList());
        String description = String.format(
                Locale.ROOT,
                "%s: %d training, %d validation and %d test images of %s, %d classes, in %s",
                folder.directory().getFileName(),
                division.training().size(),
                division.validation().size(),
                test.size(),
                size(first),
                labels.size(),
                folder.directory());
        return new MnistSource(
                labels,
                division.training(),
                division.validation(),
                test,
                Optional.of(size(first)),
                fingerprint(labels, division, training, test),
                description);
    }

    private static KeptImages read(IdxFolder folder, Part images, Part labels, String name, String remedy) {
        IdxFile imageFile = new IdxFile(folder.files().get(images), remedy);
        IdxFile labelFile = new IdxFile(folder.files().get(labels), remedy);
        List<RawImage> pixels = imageFile.images(folder.transposed());
        int[] values = labelFile.labels();
        if (pixels.size() != values.length) {
            throw imageFile.broken("has " + pixels.size() + " images, but "
                    + labelFile.path().getFileName() + " has " + values.length + " labels");
        }
        return new KeptImages(name, pixels, values);
    }

    /** EMNIST's letters count from 1: labels become indices into the values that occur. */
    private static KeptImages numbered(KeptImages images, int[] values, Path labelFile) {
        int[] indices = Arrays.stream(images.labels())
                .map(value -> {
                    int index = Arrays.binarySearch(values, value);
                    if (index < 0) {
                        throw UserException.failed(labelFile + " has the label " + value
                                + ", which no training image has; get the four files from one place");
                    }
                    return index;
                })
                .toArray();
        return new KeptImages(images.name(), images.images(), indices);
    }

    private static ImageSize size(RawImage image) {
        return new ImageSize(image.height(), image.width(), image.channels());
    }

    private static String fingerprint(List<String> labels, Division division, KeptImages training, KeptImages test) {
        Fingerprint fingerprint = new Fingerprint()
                .add(labels)
                .add(division.training())
                .add(division.validation())
                .add(test);
        training.images().forEach(image -> fingerprint.add(image.pixels()));
        test.images().forEach(image -> fingerprint.add(image.pixels()));
        return fingerprint.hexadecimal();
    }

    @Override
    public void close() {
        // The images are ordinary memory.
    }
}
