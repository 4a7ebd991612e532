package org.convzoo.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.BadImageException;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.KeptImages;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.RawImage;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.augmentation.BatchMixing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of features are made on the road of images. */
class FeatureImagesTest {

    @TempDir
    private Path path;

    /** Of one pixel each; those of every seventh row cannot be read. */
    private record OnePixel(int size) implements LabelledImages {

        @Override
        public int label(int index) {
            return index % 2;
        }

        @Override
        public String id(int index) {
            return "pixel/" + index;
        }

        @Override
        public RawImage read(int index) {
            if (Tables.EVERY_SEVENTH.test(index)) {
                throw new BadImageException(id(index), "is cut off", "", null);
            }
            return new RawImage(1, 1, 1, new byte[] {(byte) index});
        }
    }

    private static FeatureTable table(IntPredicate missing) {
        return filled(new MemoryTableWriter(Tables.LAYOUT, () -> {}), missing);
    }

    private static FeatureTable filled(TableWriter writer, IntPredicate missing) {
        try {
            while (writer.chunksDone() < writer.layout().chunks()) {
                Tables.addChunk(writer, missing);
            }
            return writer.finish();
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void batchesHoldTheRowsOfTheOrderAndLeaveOutWhatIsMissing() {
        try (FeatureTable table = table(Tables.EVERY_SEVENTH)) {
            FeatureImages images = new FeatureImages(new OnePixel(23), List.of(table), 0);
            assertThat(images.contract()).isEqualTo(ImageContract.ofFeatures(new ImageSize(2, 1, 3)));
            List<Integer> leftOut = new ArrayList<>();
            Pass pass = Pass.of(images, 2, images.contract(), 4, new int[] {22, 3, 1, 10, 5})
                    .withBadImages(new BadImages() {
                        @Override
                        public boolean areLeftOut() {
                            return true;
                        }

                        @Override
                        public void leftOut(LabelledImages all, int index, BadImageException reason) {
                            leftOut.add(index);
                            assertThat(reason).hasMessage("image pixel/" + index + " is cut off");
                        }
                    });
            try (BatchStream stream = BatchStream.open(pass, 2)) {
                Batch first = stream.next();
                assertThat(first.indices()).containsExactly(22, 1);
                assertThat(first.features().shape()).containsExactly(2, 3, 2, 1);
                assertThat(first.features().ravel().toFloatVector())
                        .containsExactly(2200, 2201, 2202, 2203, 2204, 2205, 100, 101, 102, 103, 104, 105);
                assertThat(first.labels().ravel().toFloatVector()).containsExactly(1, 0, 0, 1);
                Batch last = stream.next();
                assertThat(last.features().ravel().toFloatVector()).containsExactly(500, 501, 502, 503, 504, 505);
            }
            assertThat(leftOut).containsExactly(3, 10);
        }
    }

    @Test
    void aRowThatIsMissingThoughItsImageCanBeReadIsTold() {
        try (FeatureTable table = table(row -> row == 2)) {
            FeatureImages images = new FeatureImages(new OnePixel(23), List.of(table), 0);
            assertThatThrownBy(() -> images.sample(2))
                    .isInstanceOf(BadImageException.class)
                    .hasMessage(
                            "image pixel/2 could not be read when its features were computed; run again, now that it"
                                    + " can");
        }
    }

    @Test
    void copiesFollowEachOtherInACircle() {
        try (FeatureTable one = table(Tables.EVERY_SEVENTH);
                FeatureTable other = filled(new MemoryTableWriter(Tables.LAYOUT, () -> {}), row -> row != 1)) {
            FeatureImages images = new FeatureImages(new OnePixel(23), List.of(one, other), 0);
            assertThat(images.copy(0)).isEqualTo(images).isEqualTo(images.copy(4));
            assertThat(images.copy(1)).isEqualTo(images.copy(5));
            assertThat(images.copy(1).sample(1).values().get(0)).isEqualTo(100);
            assertThatThrownBy(() -> images.copy(1).sample(2)).isInstanceOf(BadImageException.class);
            assertThat(images.sample(2).values().get(0)).isEqualTo(200);
            assertThat(images.read(2).pixels()).containsExactly(2);
        }
    }

    @Test
    void featuresAreMixedAsImagesAreAndNotChangedOtherwise() {
        try (FeatureTable table = table(row -> false)) {
            FeatureImages images = new FeatureImages(new OnePixel(23), List.of(table), 0);
            Pass pass = Pass.of(images, 2, images.contract(), 2, new int[] {1, 2});
            Pass mixed = pass.withAugmentation(new Augmentation(List.of(new BatchAugmentation.Mixup(1, 1)), 7, 0));
            float share = new BatchMixing(
                            mixed.augmentation(), images.contract().input())
                    .draw(0)
                    .share();
            try (BatchStream stream = BatchStream.open(mixed, 1)) {
                assertThat(stream.next().features().getFloat(0, 0, 0, 0)).isEqualTo(share * 100 + (1 - share) * 200);
            }
            Augmentation flip = new Augmentation(List.of(new GeometricAugmentation.HorizontalFlip(1)), 7, 0);
            assertThatThrownBy(() -> BatchStream.open(pass.withAugmentation(flip), 1))
                    .hasMessage("features of 2x1x3 are no images to change");
            assertThatThrownBy(() -> pass.withViews(TestTimeAugmentation.FLIP))
                    .hasMessage("features of 2x1x3 are seen in one way only");
        }
    }

    @Test
    void aTableOfOtherImagesIsRefused() {
        try (FeatureTable table = table(row -> false)) {
            assertThatThrownBy(() -> new FeatureImages(new OnePixel(22), List.of(table), 0))
                    .hasMessage("a table of 23 rows of 2x1x3 does not go with 22 images and rows of 2x1x3");
        }
    }

    /** The digests are those of {@code printf one | sha256sum} and {@code printf two | sha256sum}. */
    @Test
    void contentsAreThoseOfFilesElseOfPixels() throws Exception {
        Files.writeString(path.resolve("1"), "one");
        Files.writeString(path.resolve("2"), "two");
        LabelledImages files = new InFiles(path, 2);
        assertThat(digests(files))
                .containsExactly(
                        "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
                        "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3");
        Files.writeString(path.resolve("2"), "Two");
        assertThat(digests(files).get(1)).isNotEqualTo(digests(files).get(0)).doesNotStartWith("3fc4");
        Files.delete(path.resolve("2"));
        assertThat(digests(files)).hasSize(2).doesNotHaveDuplicates();

        List<RawImage> pixels = List.of(
                new RawImage(1, 2, 1, new byte[] {1, 2}),
                new RawImage(2, 1, 1, new byte[] {1, 2}),
                new RawImage(1, 2, 1, new byte[] {1, 3}));
        assertThat(digests(new KeptImages("kept", pixels, new int[3]))).doesNotHaveDuplicates();
        assertThat(digests(new OnePixel(200)).get(3))
                .as("what cannot be read")
                .isEqualTo(digests(new OnePixel(200)).get(10));
        assertThat(digests(new OnePixel(200))).hasSize(200);
    }

    private static List<String> digests(LabelledImages images) {
        return ImageContents.digests(images, 3).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    private record InFiles(Path folder, int size) implements LabelledImages {

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public String id(int index) {
            return String.valueOf(index + 1);
        }

        @Override
        public RawImage read(int index) {
            throw new AssertionError("a file is hashed without being decoded");
        }

        @Override
        public Optional<Path> file(int index) {
            return Optional.of(folder.resolve(id(index)));
        }
    }
}
