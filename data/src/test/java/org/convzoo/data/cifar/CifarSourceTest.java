package org.convzoo.data.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.configs.Cifar100Config;
import org.convzoo.configs.Cifar10Config;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.download.Access;
import org.convzoo.data.Failures;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RealData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest {

    private static final String NO_MIRROR = "http://127.0.0.1:1/";
    private static final String PUT_THERE = " (with or without .gz) or set data.source.directory";

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void name() {
        folder = home.resolve("images");
    }

    @Test
    void publishedFilesBecomeThreeSplits() {
        for (int batch = 1; batch <= 5; batch++) {
            write("data_batch_" + batch + ".bin", CifarBytes.labelled(batch, batch, 0, 0));
        }
        write("test_batch.bin.gz", CifarBytes.labelled(3, 8));

        CifarSource source = open();

        assertThat(source.labels())
                .containsExactly(
                        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
        assertThat(source.nativeSize()).contains(new ImageSize(32, 32, 3));
        assertThat(labels(source.validation()))
                .as("one of the two images of each class, a tenth of the ten airplanes")
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(source.training().size()).isEqualTo(14);
        assertThat(labels(source.test())).containsExactly(3, 8);
        assertThat(source.test().id(1)).isEqualTo("test/000001");
        assertThat(Arrays.copyOf(source.test().read(1).pixels(), 3)).containsExactly(0, 100, 200);
        assertThat(source.description())
                .isEqualTo(
                        "CIFAR-10: 14 training, 6 validation and 2 test images of 32x32x3, 10 classes, in " + folder);
    }

    @Test
    void withoutThemAllFilesCalledTrainAreTaken() {
        write("train_a.bin.gz", CifarBytes.labelled(1, 1));
        write("train_b.bin", CifarBytes.labelled(2, 2, 2));
        write("train_b.bin.gz", CifarBytes.labelled(7, 7, 7));
        write("test_batch.bin", CifarBytes.labelled(0));
        write("batches.meta.txt", CifarBytes.names(10));

        CifarSource source = open();

        assertThat(labels(source.training()))
                .as("of a file and its gzipped twin only the file counts")
                .containsExactly(1, 2, 2);
        assertThat(source.labels()).hasSize(10).startsWith("class 0", "class 1");
    }

    @Test
    void theUnpackedArchiveIsFoundWhereItWasUnpacked() {
        CifarBytes.write(folder.resolve("cifar-10-batches-bin/train.bin"), CifarBytes.labelled(1, 2));
        CifarBytes.write(folder.resolve("cifar-10-batches-bin/test_batch.bin"), CifarBytes.labelled(1));

        assertThat(open().test().size()).isEqualTo(1);
    }

    @Test
    void theConfigurationMayNameTheTrainingFiles() {
        write("data_batch_1.bin", CifarBytes.labelled(1));
        write("data_batch_2.bin.gz", CifarBytes.labelled(2));
        write("data_batch_3.bin", CifarBytes.labelled(3));
        write("test_batch.bin", CifarBytes.labelled(0));

        assertThat(labels(open("data_batch_3.bin", "data_batch_2.bin").training()))
                .containsExactly(3, 2);
        assertThat(Failures.message(() -> open("data_batch_3.bin", "data_batch_4.bin")))
                .isEqualTo(folder + " has no file data_batch_4.bin, which data.source.train names; it has "
                        + "data_batch_1.bin, data_batch_2.bin.gz, data_batch_3.bin, test_batch.bin");
        assertThat(Failures.message(() -> open("data_batch_2.bin", "data_batch_2.bin.gz")))
                .isEqualTo("data.source.train names data_batch_2.bin.gz twice; name it once");
        assertThat(Failures.message(() -> open("data_batch_2.bin", "test_batch.bin")))
                .isEqualTo("data.source.train names test_batch.bin, which holds the test images; "
                        + "a network is tested on images it has not seen");
    }

    @Test
    void fineClassesOfCifar100AreTheLabels() {
        write("train.bin", CifarBytes.joined(CifarBytes.record(1, 99), CifarBytes.record(1, 98)));
        write("test.bin", CifarBytes.record(1, 42));
        write("fine_label_names.txt", CifarBytes.names(100));

        try (CifarSource source = openCifar100()) {
            assertThat(source.labels()).hasSize(100).endsWith("class 99");
            assertThat(labels(source.training())).containsExactly(99, 98);
            assertThat(labels(source.test())).containsExactly(42);
            assertThat(source.description()).startsWith("CIFAR-100: 2 training, 0 validation and 1 test images");
        }
    }

    @Test
    void cifar100NeedsTheNamesOfItsClasses() {
        write("train.bin", CifarBytes.record(1, 99));
        write("test.bin", CifarBytes.record(1, 42));

        assertThat(Failures.message(this::openCifar100))
                .isEqualTo(folder + " lacks fine_label_names.txt, which names the 100 classes one a line; "
                        + "put it there, it comes with cifar-100-binary.tar.gz");
    }

    @Test
    void asManyNamesAsClassesAreNeeded() {
        write("train.bin", CifarBytes.labelled(1));
        write("test_batch.bin", CifarBytes.labelled(1));
        Path names = write("batches.meta.txt", CifarBytes.names(9));

        assertThat(Failures.message(this::open))
                .isEqualTo(names + " has 9 names, 9 of them different, but CIFAR-10 has 10 classes; "
                        + "get it again from where the data set came from");
        write("batches.meta.txt", CifarBytes.joined(CifarBytes.names(9), CifarBytes.names(1)));
        assertThat(Failures.message(this::open)).contains("has 10 names, 9 of them different");
    }

    @Test
    void fingerprintChangesWithSeedAndPixels() {
        byte[] training = CifarBytes.labelled(new int[40]);
        write("train.bin", training);
        write("test_batch.bin", CifarBytes.labelled(1));
        String fingerprint = open().fingerprint();

        assertThat(open().fingerprint()).isEqualTo(fingerprint).hasSize(64);
        assertThat(open(2, List.of()).fingerprint()).isNotEqualTo(fingerprint);
        training[500]++;
        write("train.bin", training);
        assertThat(open().fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void cutOffGzipIsRefused() throws IOException {
        write("test_batch.bin", CifarBytes.labelled(1));
        Path file = write("train.bin.gz", CifarBytes.labelled(1, 2, 3));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        assertThat(Failures.message(this::open))
                .isEqualTo(file + " ends too early; get it again from where the data set came from");
    }

    @Test
    void whatIsNotGzipIsRefused() throws IOException {
        write("test_batch.bin", CifarBytes.labelled(1));
        Path file = Files.writeString(folder.resolve("train.bin.gz"), "<html>not found</html>");

        assertThat(Failures.message(this::open))
                .isEqualTo(file + " is damaged (Not in GZIP format); get it again from where the data set came from");
    }

    @Test
    void missingTrainingImagesAreTold() {
        write("test_batch.bin", CifarBytes.labelled(1));

        assertThat(Failures.message(this::open))
                .isEqualTo(folder + " has no training images, neither data_batch_1.bin, data_batch_2.bin, "
                        + "data_batch_3.bin, data_batch_4.bin, data_batch_5.bin nor other files train*.bin; "
                        + "put them there" + PUT_THERE);
    }

    @Test
    void missingBatchIsTold() {
        for (int batch : new int[] {1, 2, 4}) {
            write("data_batch_" + batch + ".bin", CifarBytes.labelled(batch));
        }
        write("test_batch.bin", CifarBytes.labelled(1));

        assertThat(Failures.message(this::open))
                .isEqualTo(folder + " lacks data_batch_3.bin, data_batch_5.bin; put them there (with or without .gz) "
                        + "or name those to train on in data.source.train");
    }

    @Test
    void missingTestImagesAreTold() {
        write("train.bin", CifarBytes.labelled(1));

        assertThat(Failures.message(this::open)).isEqualTo(folder + " lacks test_batch.bin; put it there" + PUT_THERE);
    }

    @Test
    void filesThatMayBeTheSameTwiceAreNotGuessedAbout() {
        write("data_batch_1.bin", CifarBytes.labelled(1));
        write("train_10k.bin", CifarBytes.labelled(1));
        write("test_batch.bin", CifarBytes.labelled(1));

        assertThat(Failures.message(this::open))
                .isEqualTo(folder + " has data_batch_1.bin and train_10k.bin, perhaps with the same images; "
                        + "name those to train on in data.source.train");
    }

    @Test
    void emptyFolderIsTold() throws IOException {
        Files.createDirectories(folder);

        assertThat(Failures.message(this::open))
                .isEqualTo(folder + " has neither files of images (.bin or .bin.gz) nor cifar-10-binary.tar.gz; "
                        + "put them there or set data.source.directory");
    }

    @Test
    void absentFolderIsToldWithEveryPlace() {
        assertThat(Failures.message(this::open))
                .isEqualTo("images was not found; looked beside the configuration (%s), in the working directory (%s),"
                                .formatted(home.resolve("beside/images"), home.resolve("work/images"))
                        + " in the data home (%s): put it into one of these places, write an absolute path,"
                                .formatted(folder)
                        + " or set CONVZOO_DATA to another data home");
    }

    @Test
    void fileInPlaceOfTheFolderIsTold() {
        Path file = CifarBytes.write(home.resolve("images"), new byte[1]);

        assertThat(Failures.message(this::open))
                .isEqualTo(file + " is not a folder; data.source.directory names the folder that holds "
                        + "the files of CIFAR-10 or cifar-10-binary.tar.gz");
    }

    @Test
    @Tag("real-data")
    void cifar10IsAsPublished() {
        Path data = RealData.folder("cifar10").toAbsolutePath().normalize();
        Cifar10Config config = new Cifar10Config(data.toString(), List.of(), NO_MIRROR);
        DataLocator locator = new DataLocator(null, home, home);

        CifarSource source = CifarSource.open(config, new SplitConfig(0.1, 0.2), 42, locator, Access.direct());

        int validated = perClass(source.validation())[0];
        assertThat(validated)
                .as("a tenth of a class, of 10,000 or of all 50,000 training images")
                .isIn(100, 500);
        assertThat(perClass(source.validation())).hasSize(10).containsOnly(validated);
        assertThat(perClass(source.training())).hasSize(10).containsOnly(9 * validated);
        assertThat(perClass(source.test())).hasSize(10).containsOnly(1000);
        assertThat(source.labels()).startsWith("airplane", "automobile", "bird", "cat");
        assertThat(means(source.test()))
                .as("of red, green and blue, as published; copies of the set differ in the order of its images")
                .containsExactly(new double[] {0.49421428, 0.48513139, 0.45040909}, offset(1e-8));
    }

    private static double[] means(LabelledImages images) {
        long[] sums = new long[3];
        for (int index = 0; index < images.size(); index++) {
            byte[] pixels = images.read(index).pixels();
            for (int position = 0; position < pixels.length; position++) {
                sums[position % 3] += Byte.toUnsignedInt(pixels[position]);
            }
        }
        return Arrays.stream(sums)
                .mapToDouble(sum -> sum / (255.0 * 1024 * images.size()))
                .toArray();
    }

    private static int[] labels(LabelledImages images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }

    private static int[] perClass(LabelledImages images) {
        int[] counts = new int[10];
        Arrays.stream(labels(images)).forEach(label -> counts[label]++);
        return counts;
    }

    private Path write(String name, byte[] bytes) {
        return CifarBytes.write(folder.resolve(name), bytes);
    }

    private CifarSource open(String... train) {
        return open(1, List.of(train));
    }

    private CifarSource open(long seed, List<String> train) {
        Cifar10Config config = new Cifar10Config("images", train, NO_MIRROR);
        return CifarSource.open(config, new SplitConfig(0.1, 0.2), seed, locator(), Access.direct());
    }

    private CifarSource openCifar100() {
        Cifar100Config config = new Cifar100Config("images", List.of(), NO_MIRROR);
        return CifarSource.open(config, new SplitConfig(0.1, 0.2), 1, locator(), Access.direct());
    }

    private DataLocator locator() {
        return new DataLocator(home.resolve("beside"), home.resolve("work"), home);
    }
}
