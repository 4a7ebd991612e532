package org.convzoo.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.convzoo.configs.Colour;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Digest;
import org.convzoo.data.Failures;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderSourceTest {

    @TempDir
    private Path home;

    @Test
    void threeSplitFoldersAreTakenAsTheyAre() throws IOException {
        images("train/2", 3);
        images("train/10", 2);
        images("valid/10", 1);
        images("test/2", 1);

        ImageFolderSource source = open();

        assertThat(source.labels()).as("2 comes before 10").containsExactly("2", "10");
        assertThat(ids(source.training()))
                .containsExactly("train/2/0.png", "train/2/1.png", "train/2/2.png", "train/10/0.png", "train/10/1.png");
        assertThat(labels(source.training())).containsExactly(0, 0, 0, 1, 1);
        assertThat(ids(source.validation())).containsExactly("valid/10/0.png");
        assertThat(labels(source.validation()))
                .as("a class that is absent moves no label")
                .containsExactly(1);
        assertThat(labels(source.test())).containsExactly(0);
    }

    @Test
    void withoutTestFolderValidationImagesAreTheTest() throws IOException {
        images("train/a", 10);
        images("train/b", 10);
        images("val/a", 3);
        images("val/b", 2);

        ImageFolderSource source = open();

        assertThat(ids(source.test())).hasSize(5).allMatch(id -> id.startsWith("val/"));
        assertThat(ids(source.validation()))
                .as("a tenth of each class")
                .hasSize(2)
                .allMatch(id -> id.startsWith("train/"));
        assertThat(ids(source.training())).hasSize(18).doesNotContainAnyElementsOf(ids(source.validation()));
    }

    @Test
    void classFoldersAloneAreDividedBySeed() throws IOException {
        images("a", 20);
        images("b", 10);

        ImageFolderSource source = open();

        assertThat(labels(source.test())).containsExactly(0, 0, 0, 0, 1, 1);
        assertThat(labels(source.validation()))
                .as("a tenth of the 16 and 8 that are left")
                .containsExactly(0, 0, 1);
        assertThat(source.training().size()).isEqualTo(21);
        assertThat(ids(open().test())).isEqualTo(ids(source.test()));
    }

    @Test
    void folderCalledTrainMayBeAClassOfVehicles() throws IOException {
        images("bus", 3);
        images("train", 3);

        assertThat(open().labels()).containsExactly("bus", "train");
    }

    @Test
    void otherFilesArePassedOverAndCounted() throws IOException {
        images("a", 10);
        images("b", 10);
        Files.writeString(home.resolve("data/a/.DS_Store"), "x");
        Files.writeString(home.resolve("data/a/._1.png"), "x");
        Files.writeString(home.resolve("data/b/Thumbs.db"), "x");
        images(".git", 1);

        ImageFolderSource source = open();

        assertThat(source.description())
                .isEqualTo("data: 14 training, 2 validation and 4 test images, 2 classes, in " + home.resolve("data")
                        + " (other files passed over: 3)");
    }

    @Test
    void foldersInAClassBelongToIt() throws IOException {
        images("a/first", 3);
        images("a/second", 3);
        images("b", 6);

        assertThat(open().labels()).containsExactly("a", "b");
        assertThat(open().training().size()).isEqualTo(8);
    }

    @Test
    void imagesAreDecodedWhenRead() throws IOException {
        images("train/a", 1);
        images("train/b", 1);
        images("val/a", 1);
        images("test/b", 1);

        RawImage image = open().test().read(0);

        assertThat(image.height()).isEqualTo(3);
        assertThat(image.width()).isEqualTo(4);
    }

    @Test
    void brokenImageIsNamedWhenItIsRead() throws IOException {
        images("train/a", 1);
        images("train/b", 1);
        images("val/a", 1);
        images("test/b", 1);
        Path broken = Files.writeString(home.resolve("data/test/b/0.png"), "<html>gone</html>");
        LabelledImages test = open().test();

        assertThat(Failures.message(() -> test.read(0)))
                .isEqualTo("image " + broken + " is not an image in a known format (it is a web page); "
                        + "delete it or put a whole image in its place");
    }

    @Test
    void groupsThatFileNamesTellStayTogether() throws IOException {
        images("a", 20);
        images("b", 20);
        for (String label : List.of("a", "b")) {
            for (int index = 0; index < 20; index++) {
                Path image = home.resolve("data").resolve(label).resolve(index + ".png");
                Files.move(image, image.resolveSibling("ant" + label + index / 4 + "_" + index % 4 + ".png"));
            }
        }

        ImageFolderSource source = open(new ImageFolderConfig("data", "^([a-z]+[0-9]+)_", null, null, List.of("png")));

        assertThat(labels(source.test())).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(ids(source.test()).stream()
                        .map(id -> id.replaceAll("_.*", ""))
                        .distinct())
                .hasSize(2);
        assertThat(Failures.message(() -> open(new ImageFolderConfig("data", "^(bee)_", null, null, List.of("png")))))
                .isEqualTo("the name of " + home.resolve("data/a/anta0_0.png")
                        + " has no group: data.source.groups (^(bee)_) finds nothing in it; rename the file, or write a"
                        + " pattern that fits the name of every image");
    }

    @Test
    void imagesMayComeInAnArchive() throws IOException {
        images("a", 10);
        images("b", 10);
        Path archive = home.resolve("set.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String label : List.of("a", "b")) {
                for (int index = 0; index < 10; index++) {
                    zip.putNextEntry(new ZipEntry("outer/set/" + label + "/" + index + ".png"));
                    Files.copy(home.resolve("data/" + label + "/" + index + ".png"), zip);
                }
            }
        }
        String sha256 = Digest.Algorithm.SHA_256.of(archive);

        ImageFolderSource found = open(new ImageFolderConfig(null, null, "set.zip", sha256, List.of("png")));
        ImageFolderSource named = open(new ImageFolderConfig("outer/set", null, "set.zip", sha256, List.of("png")));

        assertThat(found.labels()).containsExactly("a", "b");
        assertThat(ids(found.test())).isEqualTo(ids(open().test())).isEqualTo(ids(named.test()));
        assertThat(found.test().read(0).width()).isEqualTo(4);
        assertThat(Failures.message(
                        () -> open(new ImageFolderConfig("inner", null, "set.zip", sha256, List.of("png")))))
                .isEqualTo("the archive set.zip has no folder inner, which data.source.directory names; it has outer");
    }

    @Test
    void fingerprintChangesWithFilesAndTheirSizes() throws IOException {
        images("a", 10);
        images("b", 10);
        String fingerprint = open().fingerprint();

        assertThat(open().fingerprint()).isEqualTo(fingerprint).hasSize(64);
        Files.write(home.resolve("data/a/0.png"), new byte[7]);
        String resized = open().fingerprint();
        assertThat(resized).isNotEqualTo(fingerprint);
        Files.delete(home.resolve("data/a/0.png"));
        assertThat(open().fingerprint()).isNotEqualTo(resized);
    }

    @Test
    void classThatTrainingDoesNotHaveIsRefused() throws IOException {
        images("train/a", 3);
        images("train/b", 3);
        images("val/c", 3);

        assertThat(failure())
                .isEqualTo("class c is in " + home.resolve("data/val") + " but not in " + home.resolve("data/train")
                        + "; a network cannot learn it: add training images or delete the folder");
    }

    @Test
    void classWithoutImagesIsRefused() throws IOException {
        images("a", 3);
        Path empty = Files.createDirectories(home.resolve("data/b"));
        Files.writeString(empty.resolve("notes.txt"), "x");

        assertThat(failure())
                .isEqualTo(
                        "class b has no images: " + empty
                                + " holds no file that ends in jpg, jpeg, jpe, png, ppm, bmp, pgm, tif, tiff, webp; put images there or delete the folder");
    }

    @Test
    void emptyFolderIsRefused() throws IOException {
        Path empty = Files.createDirectories(home.resolve("data"));

        assertThat(failure())
                .isEqualTo(empty
                        + " has no class folders; it needs one folder for each class with that class's images in it");
    }

    @Test
    void singleClassIsRefused() throws IOException {
        images("a", 3);

        assertThat(failure())
                .isEqualTo(home.resolve("data")
                        + " has one class only (a); it needs a folder for each of at least two classes");
    }

    @Test
    void classesOfOneImageKeepIt() throws IOException {
        images("a", 1);
        images("b", 1);

        ImageFolderSource source = open();

        assertThat(ids(source.training())).containsExactly("a/0.png", "b/0.png");
        assertThat(source.validation().size()).isZero();
        assertThat(source.test().size()).isZero();
    }

    @Test
    void aTestOfItsOwnIsOneThatNoSeedChooses() throws IOException {
        images("train/a", 3);
        images("train/b", 3);
        assertThat(open().hasOwnTest()).isFalse();
        images("val/a", 1);
        assertThat(open().hasOwnTest()).isTrue();
    }

    @Test
    void splitFoldersWithoutTrainingAreRefused() throws IOException {
        images("val/a", 1);
        images("test/a", 1);

        assertThat(failure())
                .isEqualTo(home.resolve("data") + " has a folder val but no folder train; give it one, or have one "
                        + "folder a class and nothing else");
    }

    @Test
    void validationImagesInTwoPlacesAreRefused() throws IOException {
        images("train/a", 1);
        images("val/a", 1);
        images("valid/a", 1);

        assertThat(failure())
                .isEqualTo(home.resolve("data")
                        + " has validation images twice, in val and valid; keep one of these folders");
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(home.resolve("data"), "x");

        assertThat(failure())
                .isEqualTo(file + " is not a folder; data.source.directory names a folder with one folder a class");
    }

    @Test
    void absentFolderIsNamedWithThePlacesThatWereTried() {
        assertThat(failure()).contains("data").contains(home.toString());
    }

    @Test
    @Tag("real-data")
    void antsAndBeesAreAsInTheTutorial() {
        Path home = RealData.folder("hymenoptera").toAbsolutePath().normalize().getParent();
        ImageFolderSource source = ImageFolderSource.open(
                new ImageFolderConfig("hymenoptera"),
                new SplitConfig(0.1, 0.2),
                new FileDecoding(Colour.WHITE),
                42,
                new DataLocator(null, this.home, home),
                Access.direct());

        assertThat(source.labels()).containsExactly("ants", "bees");
        assertThat(source.training().size() + source.validation().size())
                .as("the placeholder imageNotFound.gif is passed over")
                .isEqualTo(244);
        assertThat(source.test().size()).isEqualTo(153);
        IntStream.range(0, 153)
                .forEach(index -> assertThat(source.test().read(index).channels())
                        .as(source.test().id(index))
                        .isIn(1, 3));
    }

    private String failure() {
        return Failures.message(() -> open());
    }

    private ImageFolderSource open() {
        return open(new ImageFolderConfig("data"));
    }

    private ImageFolderSource open(ImageFolderConfig source) {
        return ImageFolderSource.open(
                source,
                new SplitConfig(0.1, 0.2),
                new FileDecoding(Colour.WHITE),
                42,
                new DataLocator(null, home.resolve("nowhere"), home),
                Access.direct());
    }

    private void images(String folder, int count) throws IOException {
        Path directory = Files.createDirectories(home.resolve("data").resolve(folder));
        for (int index = 0; index < count; index++) {
            BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", directory.resolve(index + ".png").toFile());
        }
    }

    private static List<String> ids(LabelledImages images) {
        return IntStream.range(0, images.size()).mapToObj(images::id).toList();
    }

    private static List<Integer> labels(LabelledImages images) {
        return IntStream.range(0, images.size()).mapToObj(images::label).toList();
    }
}
