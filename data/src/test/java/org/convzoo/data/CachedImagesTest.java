package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.Colour;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.GeometricAugmentation.HorizontalFlip;
import org.convzoo.configs.GeometricAugmentation.RandomResizedCrop;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.augmentation.Augmentation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of images that are kept on the disk are those of images that are decoded each time, bit by bit. */
class CachedImagesTest {

    private static final List<String> IMAGES = List.of(
            "jpeg/420.jpg",
            "jpeg/422.jpg",
            "jpeg/grey.jpg",
            "photo.jpg",
            "progressive.jpg",
            "cmyk.jpg",
            "sideways.jpg",
            "sideways.png",
            "alpha.webp",
            "lossy.webp");

    private static final ImageContract CONTRACT = ImageContract.normalised(
                    new ImageSize(12, 12, 3), List.of(0.5, 0.4, 0.3), List.of(0.2, 0.3, 0.4))
            .withResize(Resize.shorterSide(20));

    private static final List<AugmentationConfig> CROPS =
            List.of(new RandomResizedCrop(List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0)), new HorizontalFlip(0.5));

    @TempDir
    private Path home;

    @BeforeEach
    void copyImages() throws IOException {
        for (String label : List.of("a", "b")) {
            Path folder = Files.createDirectories(home.resolve("photos").resolve(label));
            for (String name : IMAGES) {
                Path file = folder.resolve(name.substring(name.indexOf('/') + 1));
                try (InputStream image = CachedImagesTest.class.getResourceAsStream(name)) {
                    Files.write(file, image.readAllBytes());
                }
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
            }
        }
    }

    @Test
    void batchesAreTheSameToTheBitInTheRunThatFillsItAndInTheNext() throws IOException {
        List<float[]> decoded = batches(new CacheConfig.None());
        CacheConfig.Disk cache = new CacheConfig.Disk("kept", 1);

        assertThat(batches(cache)).as("the run that fills it").containsExactlyElementsOf(decoded);
        assertThat(entries()).isEqualTo(2 * IMAGES.size());
        assertThat(batches(cache)).as("the next run").containsExactlyElementsOf(decoded);
        assertThat(entries()).isEqualTo(2 * IMAGES.size());
    }

    @Test
    void aCacheThatIsTooSmallChangesNoBit() {
        List<float[]> decoded = batches(new CacheConfig.None());
        assertThat(batches(new CacheConfig.Disk("kept", 1e-5))).containsExactlyElementsOf(decoded);
    }

    /** Whole images, as a test sees them, then random crops of two epochs, all by several threads. */
    private List<float[]> batches(CacheConfig cache) {
        DataConfig config = new DataConfig(
                new ImageFolderConfig("photos"),
                null,
                4,
                new SplitConfig(0.1, 0.2),
                Colour.WHITE,
                DataConfig.Sampling.SHUFFLED,
                List.of(),
                DataConfig.OnBadImage.FAIL,
                0,
                cache);
        List<float[]> batches = new ArrayList<>();
        DataLocator locator = new DataLocator(null, home, home);
        try (DataSplits splits = DataSplits.open(config, 1, locator, Access.direct(), warning -> {})) {
            LabelledImages images = splits.images(Split.ALL);
            Pass pass = Pass.of(images, 2, CONTRACT, 4, EpochOrder.sequential(images.size()));
            add(pass, batches);
            for (int epoch = 0; epoch < 2; epoch++) {
                add(pass.withAugmentation(new Augmentation(CROPS, 7, epoch)), batches);
            }
            add(pass.withViews(TestTimeAugmentation.FIVE_CROP), batches);
        }
        return batches;
    }

    private static void add(Pass pass, List<float[]> batches) {
        try (BatchStream stream = BatchStream.open(pass, 3)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                batches.add(batch.features().dup().data().asFloat());
            }
        }
    }

    private long entries() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("kept"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
