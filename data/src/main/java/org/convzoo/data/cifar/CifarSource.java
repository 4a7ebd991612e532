package org.convzoo.data.cifar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convzoo.configs.Cifar100Config;
import org.convzoo.configs.Cifar10Config;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Download;
import org.convzoo.configs.download.Patience;
import org.convzoo.data.DataSource;
import org.convzoo.data.Division;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.KeptImages;
import org.convzoo.data.LabelledImages;

/**
 * CIFAR-10 or CIFAR-100: 32 x 32 colour images of 10 or 100 classes. All images are in memory (184 MB). The validation
 * images are held out of the training files; the test images are the test file.
 *
 * @param fingerprint over labels, ids and pixels of all splits
 * @param description one line
 */
public record CifarSource(
        List<String> labels,
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        String fingerprint,
        String description)
        implements DataSource {

    /**
     * Reads CIFAR-10 from files or from its archive, which is downloaded if there is neither.
     *
     * @param access how it is downloaded
     * @throws UserException if a file is absent, cannot be downloaded or is not what it should be
     */
    public static CifarSource open(
            Cifar10Config source, DataConfig.SplitConfig splits, long seed, DataLocator locator, Access access) {
        CifarPlace place = new CifarPlace(CifarFormat.CIFAR10, source.directory(), source.mirror());
        return of(place, source.train(), splits, seed, locator, access);
    }

    /**
     * Reads CIFAR-100, its 100 fine classes, from files or from its archive, which is downloaded if there is neither.
     *
     * @param access how it is downloaded
     * @throws UserException if a file is absent, cannot be downloaded or is not what it should be
     */
    public static CifarSource open(
            Cifar100Config source, DataConfig.SplitConfig splits, long seed, DataLocator locator, Access access) {
        CifarPlace place = new CifarPlace(CifarFormat.CIFAR100, source.directory(), source.mirror());
        return of(place, source.train(), splits, seed, locator, access);
    }

    private static CifarSource of(
            CifarPlace place,
            List<String> wanted,
            DataConfig.SplitConfig splits,
            long seed,
            DataLocator locator,
            Access access) {
        CifarFormat format = place.format();
        CifarFiles files = place.find(locator, new Download(Patience.USUAL, access));
        CifarDivision divided = CifarDivision.of(files, format, wanted);
        List<String> labels = ClassNames.of(files, format);
        CifarRecords trainingFiles = CifarRecords.joined(
                divided.training().stream().map(files::records).toList());
        CifarRecords testFile = files.records(divided.test());
        KeptImages training = new KeptImages("train", trainingFiles.images(), trainingFiles.labels());
        KeptImages test = new KeptImages("test", testFile.images(), testFile.labels());
        Division division = Division.of(training, Optional.empty(), Optional.of(test), splits, seed);
        String description = String.format(
                Locale.ROOT,
                "%s: %d training, %d validation and %d test images of 32x32x3, %d classes, in %s",
                format.title(),
                division.training().size(),
                division.validation().size(),
                test.size(),
                labels.size(),
                files.place());
        return new CifarSource(
                labels,
                division.training(),
                division.validation(),
                test,
                fingerprint(labels, division, training, test),
                description);
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
    public Optional<ImageSize> nativeSize() {
        return Optional.of(new ImageSize(CifarFormat.SIDE, CifarFormat.SIDE, 3));
    }

    @Override
    public void close() {
        // The images are ordinary memory.
    }
}
