package org.convzoo.data.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSplits;
import org.convzoo.data.inspection.Finding.Severity;
import org.convzoo.data.inspection.OddImage.Oddity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

    @TempDir
    private Path folder;

    private Inspection inspection() {
        return inspection(2);
    }

    private Inspection inspection(int workers) {
        Subject subject = Subject.named(folder.toString(), Map.of());
        try (DataSplits source = subject.open(Access.direct())) {
            return new Inspector(workers, (done, of) -> {}).inspect("it", source, subject.parts(source));
        }
    }

    private void scenes(String place, int first, int count) throws IOException {
        for (int scene = first; scene < first + count; scene++) {
            Scenes.jpeg(
                    Scenes.scene(scene, 160, 120), 0.9f, folder.resolve(place).resolve("scene" + scene + ".jpg"));
        }
    }

    private static List<String> ids(CopyGroup group) {
        return group.pictures().stream().map(Picture::id).toList();
    }

    private static List<String> problems(Inspection inspection) {
        return inspection.findings().stream()
                .filter(finding -> finding.severity() == Severity.PROBLEM)
                .map(Finding::words)
                .toList();
    }

    private static BufferedImage greyHalves(int width, int height, int left, int right) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, x < width / 2 ? left : right);
            }
        }
        return image;
    }

    @Test
    void figuresAreThoseOfAPencil() throws IOException {
        Scenes.png(greyHalves(20, 30, 0, 255), folder.resolve("train/a/1.png"));
        Scenes.png(greyHalves(40, 30, 51, 51), folder.resolve("train/b/2.png"));
        Scenes.png(greyHalves(20, 30, 255, 0), folder.resolve("train/b/3.png"));
        Scenes.png(greyHalves(20, 30, 102, 204), folder.resolve("test/a/4.png"));

        Inspection inspection = inspection();

        assertThat(inspection.images()).isEqualTo(4);
        assertThat(inspection.parts()).extracting(PartSummary::name).containsExactly("training", "test");
        assertThat(inspection.parts()).extracting(PartSummary::perClass).containsExactly(List.of(1, 2), List.of(1, 0));
        ChannelStatistics training =
                Objects.requireNonNull(inspection.parts().get(0).statistics());
        // Images count alike: means 0.5, 0.2, 0.5; mean squares 0.5, 0.04, 0.5.
        assertThat(training.mean()).singleElement().satisfies(mean -> assertThat(mean)
                .isCloseTo(1.2 / 3, within(1e-12)));
        assertThat(training.standardDeviation()).singleElement().satisfies(deviation -> assertThat(deviation)
                .isCloseTo(Math.sqrt(1.04 / 3 - 0.16), within(1e-12)));
        ChannelStatistics test =
                Objects.requireNonNull(inspection.parts().get(1).statistics());
        assertThat(test.mean().get(0)).isCloseTo(0.6, within(1e-12));
        assertThat(test.standardDeviation().get(0)).isCloseTo(0.2, within(1e-12));
        Sizes sizes = Objects.requireNonNull(inspection.sizes());
        assertThat(sizes.common()).containsExactly(new Sizes.SizeCount(30, 20, 3), new Sizes.SizeCount(30, 40, 1));
        assertThat(sizes.widest().picture().id()).isEqualTo("train/b/2.png");
        assertThat(sizes.narrowest().width()).isEqualTo(20);
        assertThat(sizes.medianWidth()).isEqualTo(20);
        assertThat(inspection.formats()).isEqualTo(Map.of("PNG", 4));
        assertThat(inspection.grey()).isEqualTo(4);
        assertThat(inspection.odd()).extracting(OddImage::oddity).containsExactly(Oddity.FLAT);
        assertThat(inspection.findings()).extracting(Finding::words).anySatisfy(words -> assertThat(words)
                .contains("1 class of 2 have no test images: b"));
    }

    @Test
    void scaledCompressedBrightenedAndCroppedCopiesAreOneGroupAndNothingElseIs() throws IOException {
        scenes("train/a", 100, 60);
        scenes("train/b", 200, 60);
        BufferedImage original = Scenes.scene(1, 400, 300);
        Scenes.png(original, folder.resolve("train/a/copy0.png"));
        Scenes.png(Scenes.scaled(original, 131, 98), folder.resolve("train/a/copy1.png"));
        Scenes.jpeg(original, 0.2f, folder.resolve("train/a/copy2.jpg"));
        Scenes.png(Scenes.brighter(original, 25), folder.resolve("train/a/copy3.png"));
        Scenes.png(Scenes.cropped(original, 4), folder.resolve("train/a/copy4.png"));
        Scenes.png(Scenes.grey(original), folder.resolve("train/a/copy5.png"));

        Inspection inspection = inspection();

        assertThat(inspection.nearCopies())
                .as("all six, and none of the 120 other scenes")
                .singleElement()
                .satisfies(group -> assertThat(ids(group))
                        .containsExactlyInAnyOrder(
                                "train/a/copy0.png",
                                "train/a/copy1.png",
                                "train/a/copy2.jpg",
                                "train/a/copy3.png",
                                "train/a/copy4.png",
                                "train/a/copy5.png"));
        assertThat(inspection.exactCopies()).isEmpty();
        assertThat(inspection.findings()).extracting(Finding::words).anySatisfy(words -> assertThat(words)
                .startsWith("5 near copies of pictures"));
    }

    @Test
    void pixelsThatAreInTrainAndTestLeakAndSoDoNearCopiesOfThem() throws IOException {
        scenes("train/a", 100, 12);
        scenes("train/b", 200, 12);
        scenes("test/a", 300, 12);
        scenes("test/b", 400, 12);
        BufferedImage original = Scenes.scene(7, 160, 120);
        Scenes.png(original, folder.resolve("train/a/x.png"));
        Scenes.png(original, folder.resolve("test/a/y.png"));
        Scenes.png(Scenes.scaled(original, 80, 60), folder.resolve("test/a/z.png"));

        Inspection inspection = inspection();

        assertThat(inspection.exactCopies()).singleElement().satisfies(group -> {
            assertThat(ids(group)).containsExactly("train/a/x.png", "test/a/y.png");
            assertThat(group.acrossParts()).isTrue();
            assertThat(group.acrossLabels()).isFalse();
            assertThat(group.similarity()).isEqualTo(1);
        });
        assertThat(inspection.nearCopies()).singleElement().satisfies(group -> assertThat(ids(group))
                .containsExactly("train/a/x.png", "test/a/y.png", "test/a/z.png"));
        assertThat(problems(inspection))
                .containsExactly("2 test pictures are among the training pictures too (1 with the same pixels, 1 nearly"
                        + " the same): train/a/x.png = test/a/y.png, train/a/x.png = test/a/z.png; a network knows"
                        + " them before it is asked: keep them on one side");
        assertThat(inspection.findings()).extracting(Finding::words).anySatisfy(words -> assertThat(words)
                .isEqualTo("1 surplus copy with the same values: train/a/x.png = test/a/y.png; the original counts"
                        + " that much more in training"));
        assertThat(inspection.findings()).extracting(Finding::words).anySatisfy(words -> assertThat(words)
                .isEqualTo("1 near copy of pictures that are scaled, compressed, brightened or cropped a little:"
                        + " train/a/x.png = test/a/z.png"));
    }

    @Test
    void onePictureInTwoClassesIsAProblem() throws IOException {
        scenes("train/a", 100, 12);
        scenes("train/b", 200, 12);
        Scenes.png(Scenes.scene(7, 160, 120), folder.resolve("train/a/x.png"));
        Scenes.png(Scenes.scene(7, 160, 120), folder.resolve("train/b/x.png"));

        assertThat(problems(inspection()))
                .containsExactly(
                        "1 picture is in two classes with the same pixels: train/a/x.png = train/b/x.png; decide"
                                + " which class is right and delete the others");
    }

    @Test
    void filesThatCannotBeReadAreListedWithTheReasonAndTheOthersAreInspected() throws IOException {
        scenes("a", 100, 12);
        scenes("b", 200, 12);
        byte[] whole = Scenes.jpeg(Scenes.scene(3, 160, 120), 0.9f);
        Files.write(folder.resolve("a/cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("b/page.jpg"), "<!DOCTYPE html><title>404</title>");
        Files.writeString(folder.resolve("b/notes.txt"), "none");

        Inspection inspection = inspection();

        assertThat(inspection.bad()).extracting(bad -> bad.picture().id()).containsExactly("a/cut.jpg", "b/page.jpg");
        assertThat(inspection.bad().get(0).reason()).contains("cut off");
        assertThat(inspection.bad().get(1).reason()).contains("web page");
        assertThat(inspection.parts()).singleElement().satisfies(all -> {
            assertThat(all.name()).isEqualTo("all");
            assertThat(all.images()).isEqualTo(26);
            assertThat(Objects.requireNonNull(all.statistics()).images()).isEqualTo(24);
        });
        assertThat(inspection.passedOver()).containsExactly("b/notes.txt");
        assertThat(problems(inspection)).singleElement().satisfies(words -> assertThat(words)
                .startsWith("2 images cannot be read: a/cut.jpg: is cut off")
                .contains(", b/page.jpg: is not an image"));
        assertThat(inspection.needsWork()).isTrue();
    }

    @Test
    void oddImagesAreNamedWithWhatIsOdd() throws IOException {
        scenes("a", 100, 15);
        scenes("b", 200, 15);
        Scenes.png(Scenes.scene(1, 20, 9), folder.resolve("a/tiny.png"));
        Scenes.png(Scenes.scene(2, 1000, 800), folder.resolve("a/huge.png"));
        Scenes.png(Scenes.scene(3, 400, 60), folder.resolve("a/long.png"));
        Scenes.png(Scenes.flat(new Color(200, 10, 10), 160, 120), folder.resolve("b/flat.png"));
        Scenes.jpeg(Scenes.scene(4, 160, 120), 0.9f, folder.resolve("b/named.png"));
        Scenes.png(Scenes.grey(Scenes.scene(5, 160, 120)), folder.resolve("b/grey.png"));
        Files.write(
                folder.resolve("b/turned.jpg"), turnedByExif(Scenes.jpeg(Scenes.scene(6, 160, 120), 0.9f), (byte) 6));

        assertThat(inspection().odd())
                .extracting(odd -> odd.oddity() + " " + odd.picture().id() + ": " + odd.detail())
                .containsExactly(
                        "FLAT b/flat.png: varies by 0.0 of 255 levels",
                        "TINY a/tiny.png: 20x9",
                        "ELONGATED a/long.png: 400x60",
                        "HUGE a/huge.png: 1000x800",
                        "WRONG_ENDING b/named.png: is JPEG, ends in .png",
                        "GREY b/grey.png: stored in one channel",
                        "ROTATED b/turned.jpg: orientation 6");
    }

    /** EXIF 2.3: an APP1 segment with one entry, the orientation. */
    private static byte[] turnedByExif(byte[] jpeg, byte orientation) {
        byte[] segment = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(segment);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    @Test
    void unevenClassesAreToldWithWhatTheyDoToAccuracy() throws IOException {
        scenes("a", 100, 40);
        scenes("b", 200, 10);
        assertThat(inspection().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.words())
                    .startsWith("class a has 4.0 times as many images as b (40 and 10): always answering a would be"
                            + " right in 80.0 %");
        });
    }

    @Test
    void goodImagesGiveNoFindingAndThreadsChangeNothing() throws IOException {
        scenes("train/a", 100, 30);
        scenes("train/b", 200, 30);
        scenes("test/a", 300, 10);
        scenes("test/b", 400, 10);
        Inspection one = inspection(1);
        assertThat(one.findings()).isEmpty();
        assertThat(one.needsWork()).isFalse();
        assertThat(inspection(5)).isEqualTo(one);
    }

    @Test
    void manyFlatImagesOfOneColourAreOneGroupOfExactCopies() throws IOException {
        scenes("a", 100, 30);
        scenes("b", 200, 30);
        for (int copy = 0; copy < 20; copy++) {
            Scenes.png(Scenes.flat(Color.BLACK, 160, 120), folder.resolve("b/black" + copy + ".png"));
        }
        Inspection inspection = inspection();
        assertThat(inspection.exactCopies()).singleElement().satisfies(group -> assertThat(group.pictures())
                .hasSize(20));
        assertThat(inspection.nearCopies()).isEmpty();
    }
}
