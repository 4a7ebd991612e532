package org.convzoo.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.MnistConfig.Variant;
import org.convzoo.configs.download.Access;
import org.convzoo.data.Failures;
import org.convzoo.data.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistSourceTest {

    private static final String NO_MIRROR = "http://127.0.0.1:1/";

    @TempDir
    private Path home;

    @Test
    void filesOfAnyKindBecomeThreeSplits() throws IOException {
        Path folder = folder("kmnist");
        write(folder, "", ".gz", new int[] {0, 1, 0, 1}, 1, 0);

        MnistSource source = open("kmnist", 42);

        assertThat(source.labels()).as("the folder tells whose they are").containsExactly("o", "ki");
        assertThat(source.nativeSize()).contains(new ImageSize(2, 3, 1));
        assertThat(source.training().size()).isEqualTo(2);
        assertThat(source.validation().size())
                .as("one of each class is held out")
                .isEqualTo(2);
        assertThat(source.test().size()).isEqualTo(2);
        assertThat(source.test().label(0)).isEqualTo(1);
        assertThat(source.test().id(1)).isEqualTo("test/000001");
        assertThat(source.test().read(1).pixels()).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(source.description())
                .isEqualTo("kmnist: 2 training, 2 validation and 2 test images of 2x3x1, 2 classes, in " + folder);
    }

    @Test
    void emnistIsTurnedUprightAndCountsItsLabelsFromZero() throws IOException {
        Path folder = folder("letters");
        IdxBytes.write(folder.resolve("emnist-letters-train-images-idx3-ubyte"), IdxBytes.images(4));
        IdxBytes.write(folder.resolve("emnist-letters-train-labels-idx1-ubyte"), IdxBytes.labels(1, 2, 1, 2));
        IdxBytes.write(folder.resolve("emnist-letters-test-images-idx3-ubyte"), IdxBytes.images(1));
        IdxBytes.write(folder.resolve("emnist-letters-test-labels-idx1-ubyte"), IdxBytes.labels(2));

        MnistSource source = open("letters", 42);

        assertThat(source.labels()).containsExactly("a", "b");
        assertThat(source.test().label(0)).isEqualTo(1);
        assertThat(source.test().read(0).pixels()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(source.nativeSize()).contains(new ImageSize(3, 2, 1));
    }

    @Test
    void classesHaveTheNamesOfTheirDataSet() throws IOException {
        write(folder("Fashion_MNIST"), "", ".gz", new int[] {0, 9, 0, 9}, 9);
        write(folder("mine"), "", "", new int[] {0, 9, 0, 9}, 9);
        Path emnist = folder("emnist");
        write(emnist, "emnist-balanced-", "", new int[] {10, 46, 10, 46}, 46);
        write(emnist, "emnist-byclass-", "", new int[] {35, 61, 35, 61}, 61);

        assertThat(open("Fashion_MNIST", 1).labels()).containsExactly("T-shirt/top", "Ankle boot");
        assertThat(open("mine", 1).labels()).containsExactly("0", "9");
        assertThat(open(Variant.EMNIST_BALANCED).labels()).containsExactly("A", "t");
        assertThat(open(Variant.EMNIST_BYCLASS).labels()).containsExactly("Z", "z");
        assertThat(Failures.message(() -> open("emnist", 1)))
                .contains("holds files of several data sets", "or name one: data.source.variant");
        assertThat(Failures.message(() -> open(Variant.EMNIST_LETTERS)))
                .startsWith(emnist + " lacks emnist-letters-train-images-idx3-ubyte.gz");
    }

    private MnistSource open(Variant variant) {
        return MnistSource.open(
                new MnistConfig(variant, null, null),
                new SplitConfig(0.1, 0.2),
                42,
                new DataLocator(null, home, home),
                Access.direct());
    }

    @Test
    void fingerprintChangesWithSeedAndPixels() throws IOException {
        Path folder = folder("kmnist");
        write(folder, "", "", new int[40], 0);
        String fingerprint = open("kmnist", 1).fingerprint();

        assertThat(open("kmnist", 1).fingerprint()).isEqualTo(fingerprint).hasSize(64);
        assertThat(open("kmnist", 2).fingerprint()).isNotEqualTo(fingerprint);
        byte[] images = IdxBytes.images(1);
        images[20] = 77;
        IdxBytes.write(folder.resolve("t10k-images-idx3-ubyte"), images);
        assertThat(open("kmnist", 1).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void countsThatDisagreeAreRefused() throws IOException {
        Path folder = folder("kmnist");
        write(folder, "", "", new int[] {0, 1, 0}, 1);
        IdxBytes.write(folder.resolve("train-images-idx3-ubyte"), IdxBytes.images(2));

        assertThat(Failures.message(() -> open("kmnist", 1)))
                .isEqualTo(folder.resolve("train-images-idx3-ubyte")
                        + " has 2 images, but train-labels-idx1-ubyte has 3 labels; "
                        + "get it again from where the data set came from");
    }

    @Test
    void brokenFileOfMnistItselfIsFetchedAgainOnceDeleted() throws IOException {
        Path folder = folder("mnist");
        write(folder, "", "", new int[] {0, 1, 0}, 1);
        IdxBytes.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[0]);

        assertThat(Failures.message(() -> open("mnist", 1)))
                .isEqualTo(folder.resolve("t10k-labels-idx1-ubyte")
                        + " ends too early; delete it, then it is downloaded again");
    }

    @Test
    void testLabelUnknownInTrainingIsRefused() throws IOException {
        Path folder = folder("kmnist");
        write(folder, "", "", new int[] {0, 1, 0}, 7);

        assertThat(Failures.message(() -> open("kmnist", 1)))
                .isEqualTo(folder.resolve("t10k-labels-idx1-ubyte")
                        + " has the label 7, which no training image has; get the four files from one place");
    }

    @Test
    void missingFilesOfOtherSetsAreNamed() throws IOException {
        Path folder = folder("fashion-mnist");
        write(folder, "", "", new int[] {0, 1}, 1);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));

        assertThat(Failures.message(() -> open("fashion-mnist", 1)))
                .isEqualTo(folder + " lacks t10k-labels-idx1-ubyte.gz; put them there (with or without .gz) "
                        + "or set data.source.directory");
    }

    @Test
    void absentFolderOfAnotherSetIsNotDownloaded() {
        assertThat(Failures.message(() -> open("kmnist", 1)))
                .contains("kmnist")
                .contains(home.resolve("kmnist").toString());
        assertThat(home.resolve("kmnist")).doesNotExist();
    }

    @Test
    void severalSetsInOneFolderAreRefused() throws IOException {
        Path folder = folder("emnist");
        write(folder, "emnist-digits-", "", new int[] {0, 1}, 1);
        write(folder, "emnist-letters-", "", new int[] {0, 1}, 1);

        assertThat(Failures.message(() -> open("emnist", 1)))
                .isEqualTo(
                        folder + " holds files of several data sets (emnist-digits-train-…, emnist-letters-train-…); "
                                + "give each a folder of its own, or name one: data.source.variant");
    }

    @Test
    @Tag("real-data")
    void mnistIsAsPublished() {
        Path data = RealData.folder("mnist").getParent();
        DataLocator locator = new DataLocator(null, home, data.toAbsolutePath().normalize());
        MnistSource source = MnistSource.open(
                new MnistConfig("mnist", NO_MIRROR), new SplitConfig(0.1, 0.2), 42, locator, Access.direct());

        assertThat(source.training().size()).isEqualTo(54_000);
        assertThat(source.validation().size()).isEqualTo(6_000);
        assertThat(source.test().size()).isEqualTo(10_000);
        assertThat(source.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(source.test().label(0)).as("the first test image is a 7").isEqualTo(7);
    }

    private MnistSource open(String directory, long seed) {
        return MnistSource.open(
                new MnistConfig(directory, NO_MIRROR),
                new SplitConfig(0.1, 0.2),
                seed,
                new DataLocator(null, home.resolve("nowhere"), home),
                Access.direct());
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    private static void write(Path folder, String prefix, String ending, int[] training, int... test) {
        IdxBytes.write(folder.resolve(prefix + "train-images-idx3-ubyte" + ending), IdxBytes.images(training.length));
        IdxBytes.write(folder.resolve(prefix + "train-labels-idx1-ubyte" + ending), IdxBytes.labels(training));
        IdxBytes.write(folder.resolve(prefix + "t10k-images-idx3-ubyte" + ending), IdxBytes.images(test.length));
        IdxBytes.write(folder.resolve(prefix + "t10k-labels-idx1-ubyte" + ending), IdxBytes.labels(test));
    }

    @Test
    void nothingIsDownloadedWhereDownloadsAreSwitchedOff() {
        Access access = Access.of(Map.of("CONVZOO_OFFLINE", "1"), "CONVZOO_DATA_MIRROR", false);
        DataLocator locator = new DataLocator(null, home.resolve("work"), home.resolve("data"));

        assertThat(Failures.message(() -> MnistSource.open(
                        new MnistConfig("mnist", NO_MIRROR), new SplitConfig(0.1, 0.2), 42, locator, access)))
                .contains("could not be downloaded: downloads are switched off (--offline, CONVZOO_OFFLINE)");
    }
}
